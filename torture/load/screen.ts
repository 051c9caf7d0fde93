import type { TimelineRow } from '@parley/client'
import { tokenOf } from '../bodies/body.ts'
import type { ShownRow } from '../logs/records.ts'

export interface ScreenChange {
  readonly index: number
  readonly removed: number
  readonly rows: readonly ShownRow[]
}

/** What a screen that showed `before` and now shows `after` changed; null where a person would see no difference. */
export function compareScreens(before: readonly TimelineRow[], after: readonly TimelineRow[]): ScreenChange | null {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1
  const removed = before.length - start - end
  const rows = after.slice(start, after.length - end).map(shownRow)
  return removed === 0 && rows.length === 0 ? null : { index: start, removed, rows }
}

function isSame(one: TimelineRow | undefined, other: TimelineRow | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined || one.state !== other.state) return false
  if (one.state === 'sent' && other.state === 'sent') return one.message === other.message
  return false
}

function shownRow(row: TimelineRow): ShownRow {
  if (row.state === 'sent') {
    const { seq, rev, authorId, clientId, body } = row.message
    return ['s', seq, rev, authorId, clientId, tokenOf(body)]
  }
  const state = row.state === 'failed' ? 'f' : 'p'
  return [state, 0, 0, row.authorId, row.key, tokenOf(row.body), row.reason?.code ?? '']
}
