import type { Alignment, Cell } from './nodes.ts'
import type { Found, Lines } from './read-blocks.ts'

/** Wider tables are text: nobody can read them, and each row would cost as many cells. */
const WIDEST = 32
const RULE = /^:?-+:?$/

/** A table: a row of names, a row of dashes, and rows for as long as they hold a `|`. */
export function readTable({ lines, inline, budget }: Lines, at: number): Found | null {
  const [names, dashes] = [lines[at] ?? '', lines[at + 1] ?? '']
  if (!names.includes('|') || !dashes.includes('|') || !dashes.includes('-')) return null
  const rules = cellsOf(dashes)
  if (rules.length > WIDEST || !rules.every((rule) => RULE.test(rule))) return null
  const head = cellsOf(names)
  if (head.length !== rules.length || !budget.take(head.length + 3)) return null
  const rows: Cell[][] = []
  let end = at + 2
  for (; end < lines.length && (lines[end] ?? '').includes('|'); end++) {
    const cells = fitted(cellsOf(lines[end] ?? ''), head.length)
    if (!budget.take(cells.length + 1)) break
    rows.push(cells.map(inline))
  }
  return { block: { kind: 'table', alignments: rules.map(alignmentOf), head: head.map(inline), rows }, end }
}

/** Splits a row at its bars. `\|` is a bar of the text, also within code. */
function cellsOf(row: string): string[] {
  const bare = row.trim().replace(/^\|/, '')
  const cells: string[] = []
  let from = 0
  for (let at = 0; at < bare.length; at++) {
    const character = bare.charAt(at)
    if (character === '\\') at++
    else if (character === '|') {
      cells.push(bare.slice(from, at))
      from = at + 1
    }
  }
  if (from < bare.length) cells.push(bare.slice(from))
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'))
}

/** At most as many cells as there are columns. What a row has too much stays in its last cell: nothing typed is lost. */
function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length <= columns) return cells
  return [...cells.slice(0, columns - 1), cells.slice(columns - 1).join(' | ')]
}

function alignmentOf(rule: string): Alignment {
  if (rule.startsWith(':') && rule.endsWith(':')) return 'center'
  return rule.endsWith(':') ? 'right' : rule.startsWith(':') ? 'left' : null
}
