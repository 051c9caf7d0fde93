import { type Line, MOST_LINES_BETWEEN } from '@parley/protocol'
import type { SentRow } from './rows.ts'

/** What a timeline holds: rows that ascend, and everything between two places of the room. */
export interface Stretch {
  readonly rows: readonly SentRow[]
  readonly from: number
  readonly to: number
}

/** Lines that ascend, each once, as far as they stand in the window: of those between two rows the newest, as the server tells them. */
export function linesWithin(lines: Iterable<Line>, { rows, from, to }: Stretch): readonly Line[] {
  const kept: Line[] = []
  let above = rows.length
  let held = 0
  const newestFirst = [...new Map(Array.from(lines, (line) => [line.rev, line])).values()].sort((a, b) => b.rev - a.rev)
  for (const line of newestFirst) {
    if (line.rev < from || line.rev > to) continue
    for (; (rows[above - 1]?.message.seq ?? 0) > line.rev; above--) held = 0
    held += 1
    if (held <= MOST_LINES_BETWEEN) kept.push(line)
  }
  return kept.reverse()
}

/** Whom a line names. */
export function namedInLine({ by, person }: Line): string[] {
  return [by, person].filter((id) => id !== undefined)
}
