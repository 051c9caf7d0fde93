import type { TimelineRow } from '@parley/client'
import type { Picture } from '@parley/protocol'

export type SentRow = Extract<TimelineRow, { state: 'sent' }>

/** The text that a row shows: an own change on its way shows already. */
export function bodyOf(row: TimelineRow): string {
  if (row.state !== 'sent') return row.body
  if (row.pending?.kind === 'edit') return row.pending.body
  return row.message.body ?? ''
}

/** The pictures that a row shows, likewise. */
export function picturesOf(row: TimelineRow): readonly Picture[] {
  if (row.state !== 'sent') return row.files ?? []
  const files = row.message.files ?? []
  const stay = row.pending?.kind === 'edit' ? row.pending.files : undefined
  return stay === undefined ? files : files.filter(({ id }) => stay.includes(id))
}

/** Whether there is a thread to read: it answers in one, or was answered in one. */
export function isInThread({ message }: SentRow): boolean {
  return message.threadOf !== undefined || message.thread !== undefined
}
