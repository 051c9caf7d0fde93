import type { TimelineRow } from '@parley/client'
import type { Refusal } from '@parley/protocol'
import type { Calls } from '../body/mentions-context.ts'

/** What `data-state` says of a row: an own change or deletion on its way counts like the message itself. */
export type RowState = 'pending' | 'sent' | 'failed'

export function stateOf(row: TimelineRow): RowState {
  if (row.state !== 'sent') return row.state
  if (row.pending === null) return 'sent'
  return row.pending.reason === null ? 'pending' : 'failed'
}

/** Why the server refused what this row asked of it; null where it did not. */
export function refusalOf(row: TimelineRow): Refusal | null {
  return row.state === 'sent' ? (row.pending?.reason ?? null) : row.reason
}

/** Whether a message mentions this person: by name, as somebody who was there, or with everybody. */
export function callsPerson(row: TimelineRow, personId: string): boolean {
  if (row.state !== 'sent') return false
  const { mentionsAll, mentions, here } = row.message
  return mentionsAll === 'all' || mentions?.includes(personId) === true || here?.includes(personId) === true
}

/** Whom the text that a row shows calls; undefined where the server has not seen it yet. */
export function callsOf(row: TimelineRow): Calls | undefined {
  return row.state === 'sent' && row.pending?.kind !== 'edit' ? row.message : undefined
}
