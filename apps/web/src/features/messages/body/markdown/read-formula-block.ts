import type { Found, Lines } from './read-blocks.ts'

/** TeX is slow to set: longer formulas are shown as they were typed. */
const LONGEST = 1_000

/** A formula on lines of its own between `$$`. */
export function readFormulaBlock(source: Lines, at: number): Found | null {
  const first = (source.lines[at] ?? '').trim()
  if (at < source.withoutFormulaBefore || !first.startsWith('$$') || first.startsWith('$$$')) return null
  if (first.length > 4 && first.endsWith('$$')) {
    const tex = first.slice(2, -2)
    return tex.includes('$$') ? null : found(source, tex, at + 1)
  }
  if (first.includes('$$', 2)) return null
  const tex = [first.slice(2)]
  for (let end = at + 1; end < source.lines.length; end++) {
    const line = (source.lines[end] ?? '').trim()
    if (line === '') return none(source, end)
    if (line.includes('$$')) {
      if (!line.endsWith('$$') || line.indexOf('$$') !== line.length - 2) return none(source, end)
      return found(source, [...tex, line.slice(0, -2)].join('\n'), end + 1) ?? none(source, end)
    }
    tex.push(line)
  }
  return none(source, source.lines.length)
}

function found({ budget }: Lines, tex: string, end: number): Found | null {
  const isDrawn = tex.trim() !== '' && tex.length <= LONGEST && budget.takeFormula(tex)
  return !isDrawn ? null : { block: { kind: 'formula', tex: tex.trim() }, end }
}

function none(source: Lines, end: number): null {
  source.withoutFormulaBefore = end
  return null
}
