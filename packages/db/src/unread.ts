import type { Unread } from '@parley/protocol'
import { blockedBy } from './blocks.ts'
import { toRev } from './rev.ts'

/** Unread is counted up to this ("999+" on a screen), so that a long absence costs no more than a short one. */
export const UNREAD_COUNTED_TO = 1000

/** Unread as SQL counts it by `unreadColumns`. */
export interface UnreadRow {
  readonly unread: number
  readonly mentions: number
  readonly named: number
  readonly own_rev: bigint | string | null
}

/**
 * Undeleted messages by others behind a read position, without replies that stand in threads only and
 * without those by people whom the person blocked; how many of them mention the person or everybody, or hold one of their keywords; how many the
 * person by name; and the head of the room that tells whom they blocked and which keywords they keep. Counted in the order of seq, which makes the index scan end at the limit, however much lies behind.
 * @param of SQL expressions
 */
export function unreadColumns(of: { room: string; person: string; readSeq: string }): string {
  const counts = `message.room_id = ${of.room} AND message.author_id <> ${of.person}
        AND message.deleted_at IS NULL AND (message.thread_of IS NULL OR message.also_in_room)
        AND message.author_id <> ALL (${blockedBy(of.person)})`
  // By name: whom only `@here` called is in `mention` too.
  const isNamed = `jsonb_exists(message.extras->'mentions', (${of.person})::text)`
  const calling = (whom: string, how = 'true') => `(SELECT count(*) FROM (
        SELECT DISTINCT mention.seq FROM mention
          JOIN message ON message.seq = mention.seq AND ${counts}
        WHERE mention.person_id IN (${whom}) AND mention.room_id = ${of.room}
          AND mention.seq > ${of.readSeq} AND ${how}
        LIMIT ${UNREAD_COUNTED_TO}) AS calling)::int`
  const words = `(SELECT kept.value->'value' FROM personal_item AS kept
        WHERE kept.room_id = ${of.person} AND kept.key = 'setting:keywords' AND jsonb_typeof(kept.value->'value') = 'array')`
  // What calls them anyway is counted already. Without words this is one look into an index.
  const byKeyword = `CASE WHEN ${words} IS NULL THEN 0 ELSE (SELECT count(*)
      FROM (SELECT parley_keyword_pattern(${words}) AS pattern OFFSET 0) AS own CROSS JOIN (
        SELECT message.seq, message.body FROM message WHERE ${counts} AND message.seq > ${of.readSeq}
        ORDER BY message.seq LIMIT ${UNREAD_COUNTED_TO}) AS behind
      WHERE parley_fold_case(behind.body) ~ own.pattern AND NOT EXISTS (SELECT FROM mention
        WHERE mention.room_id = ${of.room} AND mention.seq = behind.seq AND mention.person_id IN (${of.person}, ${of.room})))::int END`
  return `(SELECT count(*) FROM (
        SELECT FROM message WHERE ${counts} AND message.seq > ${of.readSeq}
        ORDER BY message.seq LIMIT ${UNREAD_COUNTED_TO}) AS behind)::int AS unread,
      ${calling(`${of.person}, ${of.room}`)} + ${byKeyword} AS mentions,
      ${calling(of.person, isNamed)} AS named,
      (SELECT own.rev FROM room AS own WHERE own.id = ${of.person}) AS own_rev`
}

export function toUnread({ unread, mentions, named, own_rev }: UnreadRow, head: number): Unread {
  return {
    count: unread,
    ...(mentions > 0 && { mentions }),
    ...(named > 0 && { named }),
    asOfRev: head,
    ...(own_rev !== null && { ownRev: toRev(own_rev) }),
  }
}
