import type { Message } from '@parley/protocol'
import { blockedBy } from './blocks.ts'
import type { Ask } from './connection/ask.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from './messages.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'
import { countFitting, type ListCursor } from './threads.ts'

export interface MentionPage {
  readonly epoch: string
  readonly mentions: readonly { readonly roomId: string; readonly message: Message }[]
  readonly next: ListCursor | null
}

/** A keyword stands in no index: of each room, so many of the newest messages are looked through. */
export const KEYWORDS_LOOKED_FOR_IN = 500

/**
 * A page of the messages by others, but for whom they blocked, that mention a person, or since they joined everybody, or
 * among the newest hold one of their keywords; the newest first.
 */
export async function findMentionPage(
  database: Database,
  personId: string,
  after: ListCursor | null,
  limit: number,
): Promise<MentionPage> {
  type Row = MessageRow & { readonly epoch: string; readonly room_id: string; readonly at: string }
  const rows = await database.ask<Row & Record<string, unknown>>(
    'mention_page_with_keywords',
    `WITH words AS MATERIALIZED (
       SELECT parley_keyword_pattern(kept.value->'value') AS pattern FROM personal_item AS kept
       WHERE kept.room_id = $1::uuid AND kept.key = 'setting:keywords' AND jsonb_typeof(kept.value->'value') = 'array'
     ), calling AS (
       SELECT DISTINCT mention.room_id, mention.seq FROM member
         JOIN mention ON mention.room_id = member.room_id AND mention.person_id IN (member.person_id, member.room_id)
         JOIN message ON message.room_id = mention.room_id AND message.seq = mention.seq
       WHERE member.person_id = $1::uuid AND member.state = 'joined' AND message.author_id <> $1::uuid
         AND message.deleted_at IS NULL AND message.author_id <> ALL (${blockedBy('$1::uuid')})
         AND (mention.person_id = $1::uuid OR message.created_at >= member.joined_at)
       UNION
       SELECT near.room_id, near.seq FROM words JOIN member ON true CROSS JOIN LATERAL (
         SELECT message.* FROM message WHERE message.room_id = member.room_id AND words.pattern IS NOT NULL
         ORDER BY message.seq DESC LIMIT ${KEYWORDS_LOOKED_FOR_IN}) AS near
       WHERE member.person_id = $1::uuid AND member.state = 'joined' AND near.author_id <> $1::uuid
         AND near.deleted_at IS NULL AND near.created_at >= member.joined_at
         AND near.author_id <> ALL (${blockedBy('$1::uuid')}) AND parley_fold_case(near.body) ~ words.pattern
     )
     SELECT workspace.epoch::text, message.room_id::text, message.created_at::text AS at, ${MESSAGE_COLUMNS}
     FROM workspace JOIN calling ON true JOIN message ON message.room_id = calling.room_id AND message.seq = calling.seq
     WHERE workspace.id = 1 AND ($2::timestamptz IS NULL
       OR (message.created_at, message.room_id, message.seq) < ($2::timestamptz, $3::uuid, $4::bigint))
     ORDER BY message.created_at DESC, message.room_id DESC, message.seq DESC LIMIT $5`,
    [personId, after?.at ?? null, after?.roomId ?? null, after?.seq ?? null, limit + 1],
  )
  const mentions = rows.map((row) => ({ roomId: row.room_id, message: toMessage(row) }))
  const end = Math.min(limit, countFitting(mentions.map(({ message }) => [message])))
  const last = rows[end - 1]
  return {
    epoch: rows[0]?.epoch ?? '',
    mentions: mentions.slice(0, end),
    next: rows.length > end && last ? { at: last.at, roomId: last.room_id, seq: toRev(last.seq) } : null,
  }
}

/** Of these handles, the people who are not in the room. */
export async function loadOutsidersByHandle(ask: Ask, roomId: string, handles: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'outsiders_by_handle',
    `SELECT person.id::text FROM person WHERE person.handle = ANY ($2::text[]) AND NOT EXISTS (
       SELECT FROM member WHERE member.person_id = person.id AND member.room_id = $1::uuid AND member.state = 'joined')
     ORDER BY person.handle`,
    [roomId, handles],
  )
  return rows.map(({ id }) => id)
}

/** Who is in the room. */
export async function loadMemberIds(ask: Ask, roomId: string): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'member_ids',
    `SELECT person_id::text AS id FROM member WHERE room_id = $1::uuid AND state = 'joined'`,
    [roomId],
  )
  return rows.map(({ id }) => id)
}
