import type { Unread } from '@parley/protocol'
import { toRev } from './rev.ts'

/** Unread is counted up to this ("999+" on a screen), so that a long absence costs no more than a short one. */
export const UNREAD_COUNTED_TO = 1000

/** Unread as SQL counts it by `unreadColumns`. */
export interface UnreadRow {
  /** Unread, those of them that call the person, and those that call them by name; null where all is read. */
  readonly behind: readonly [number, number, number] | null
  readonly own_rev: bigint | string | null
}

/**
 * What lies behind a read position, as the function `parley_count_unread` of the database says (see the migration that
 * makes it), and the head of the room that tells whom the person blocked and which keywords they keep.
 * @param of SQL expressions; `lastSeq`, where it is known, saves the count where all is read
 */
export function unreadColumns(of: { room: string; person: string; readSeq: string; lastSeq?: string }): string {
  const count = `parley_count_unread(${of.room}, ${of.person}, ${of.readSeq}, ${UNREAD_COUNTED_TO})`
  return `${of.lastSeq === undefined ? count : `CASE WHEN ${of.lastSeq} > ${of.readSeq} THEN ${count} END`} AS behind,
      (SELECT own.rev FROM room AS own WHERE own.id = ${of.person}) AS own_rev`
}

export function toUnread({ behind, own_rev }: UnreadRow, head: number): Unread {
  const [count, mentions, named] = behind ?? [0, 0, 0]
  return {
    count,
    ...(mentions > 0 && { mentions }),
    ...(named > 0 && { named }),
    asOfRev: head,
    ...(own_rev !== null && { ownRev: toRev(own_rev) }),
  }
}
