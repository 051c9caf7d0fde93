import type { Found, Lines } from './read-blocks.ts'

/** `> ` or `>` before a letter; `>_<`, `>:(` and `>100` are no quotes. */
const QUOTED = /^ {0,3}>(?=\s|$|>|\p{L}|[`*~|[@#“「《])/u
const SIGN = /^ {0,3}> ?/

export function isQuoted(line: string): boolean {
  return QUOTED.test(line)
}

/** A quote is the lines that say so; the first one that does not is the answer. */
export function readQuote({ lines, deeper, budget }: Lines, at: number): Found | null {
  if (!budget.take(2)) return null
  let end = at
  while (end < lines.length && isQuoted(lines[end] ?? '')) end++
  return { block: { kind: 'quote', children: deeper(lines.slice(at, end).map((line) => line.replace(SIGN, ''))) }, end }
}
