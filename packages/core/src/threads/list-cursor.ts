import type { ListCursor } from '@parley/db'
import { Refusal } from '@parley/protocol'
import { isUuid } from '../text/uuid.ts'

/** A place in a list over all rooms, as clients carry it. */
export function writeCursor(cursor: ListCursor | null): string | null {
  return cursor === null ? null : `${cursor.at}|${cursor.roomId}|${cursor.seq}`
}

/** @throws Refusal BAD_REQUEST where it is none of ours */
export function readCursor(text: string | undefined): ListCursor | null {
  if (text === undefined) return null
  const [at = '', roomId = '', seq = '', ...rest] = text.split('|')
  const isTime = /^\d{4}-\d\d-\d\d[T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)$/.test(at) && !Number.isNaN(Date.parse(at))
  if (rest.length > 0 || !isTime || !isUuid(roomId) || !/^\d{1,15}$/.test(seq)) {
    throw new Refusal('BAD_REQUEST', { field: 'after' })
  }
  return { at, roomId, seq: Number(seq) }
}
