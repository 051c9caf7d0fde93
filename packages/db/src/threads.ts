import type { FollowedThread, ListedThread, Message } from '@parley/protocol'
import { blockedBy } from './blocks.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from './messages.ts'
import type { Database } from './open-database.ts'
import { PAGE_BYTES } from './page-bytes.ts'
import { toRev } from './rev.ts'

/** Replies that are listed with a thread. */
const LISTED_REPLIES = 3
const COUNTED_TO = 100

/** Where a page of threads or mentions goes on: behind this moment, room and seq. */
export interface ListCursor {
  readonly at: string
  readonly roomId: string
  readonly seq: number
}

/**
 * The roots of the threads that a person ($1) follows, in rooms they are in. What they keep counts more than what they
 * did, and what they deleted counts for nothing: a device that comes later could not know of it.
 */
const FOLLOWED = `
  candidate AS (
    SELECT message.room_id, message.thread_of AS root FROM message
      WHERE message.author_id = $1::uuid AND message.thread_of IS NOT NULL AND message.deleted_at IS NULL
    UNION
    SELECT message.room_id, message.seq FROM message
      WHERE message.author_id = $1::uuid AND message.extras ? 'thread'
    UNION
    SELECT mention.room_id, coalesce(message.thread_of, message.seq) FROM mention
      JOIN message ON message.room_id = mention.room_id AND message.seq = mention.seq
      WHERE mention.person_id = $1::uuid
    UNION
    SELECT split_part(item.key, ':', 2)::uuid, split_part(item.key, ':', 3)::bigint FROM personal_item AS item
      WHERE item.room_id = $1::uuid AND item.key ~ '^thread:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9]{1,15}$'
        AND item.value ->> 'following' = 'true'
  ),
  followed AS MATERIALIZED (
    SELECT root.room_id, root.seq, root.rev, root.extras -> 'thread' ->> 'lastAt' AS last_at,
      (root.extras -> 'thread' ->> 'lastSeq')::bigint AS last_seq,
      (root.extras -> 'thread' -> 'people' ->> 0)::uuid AS last_by, (item.value ->> 'readSeq')::bigint AS kept_read
    FROM candidate
      JOIN member ON member.room_id = candidate.room_id AND member.person_id = $1::uuid AND member.state = 'joined'
      JOIN message AS root ON root.room_id = candidate.room_id AND root.seq = candidate.root AND root.extras ? 'thread'
      LEFT JOIN personal_item AS item
        ON item.room_id = $1::uuid AND item.key = 'thread:' || candidate.room_id || ':' || candidate.root
    WHERE coalesce(item.value ->> 'following', 'true') <> 'false'
  )`

/** Up to where the person has read it: whoever answers has read what stood before. */
const READ_SEQ = `greatest(page.kept_read, coalesce((SELECT max(own.seq) FROM message AS own
  WHERE own.room_id = page.room_id AND own.thread_of = page.seq AND own.author_id = $1::uuid
    AND own.deleted_at IS NULL), 0))`

/** The newest reply, but for those by people whom the person blocked. The summary names who wrote it first. */
const LAST_SEQ = `CASE WHEN (page.last_by = ANY (${blockedBy('$1::uuid')})) THEN
  coalesce((SELECT max(reply.seq) FROM message AS reply WHERE reply.room_id = page.room_id AND reply.thread_of = page.seq
    AND reply.deleted_at IS NULL AND reply.author_id <> ALL (${blockedBy('$1::uuid')})), 0)
  ELSE page.last_seq END`

interface FollowedRow {
  readonly epoch: string
  readonly room_id: string
  readonly root: string | null
  readonly root_rev?: string
  readonly last_seq: string
  readonly last_at: string
  readonly read_seq: string
}

/** The threads with the newest replies among those that a person follows, in short. */
export async function findFollowedThreads(
  database: Database,
  personId: string,
  limit: number,
): Promise<{ epoch: string; threads: FollowedThread[] }> {
  const rows = await database.ask<FollowedRow & Record<string, unknown>>(
    'followed_threads',
    `WITH ${FOLLOWED}
     SELECT workspace.epoch::text, page.room_id::text, page.seq AS root, page.rev AS root_rev, ${LAST_SEQ} AS last_seq, ${READ_SEQ} AS read_seq
     FROM workspace LEFT JOIN (SELECT * FROM followed ORDER BY last_at DESC LIMIT $2) AS page ON true
     WHERE workspace.id = 1`,
    [personId, limit],
  )
  return {
    epoch: rows[0]?.epoch ?? '',
    threads: rows.flatMap(({ room_id, root, root_rev = '0', last_seq, read_seq }) =>
      // Nothing but replies by people whom the person blocked.
      root === null || toRev(last_seq) === 0
        ? []
        : [
            {
              roomId: room_id,
              root: toRev(root),
              rev: toRev(root_rev),
              lastSeq: toRev(last_seq),
              readSeq: toRev(read_seq),
            },
          ],
    ),
  }
}

export interface ThreadPage {
  readonly epoch: string
  readonly threads: readonly ListedThread[]
  readonly next: ListCursor | null
}

/** A page of the threads that a person follows, the newest reply first, with their roots and newest replies. */
export async function findThreadPage(
  database: Database,
  personId: string,
  after: ListCursor | null,
  limit: number,
): Promise<ThreadPage> {
  type Row = FollowedRow & MessageRow & { readonly unread: number; readonly replies: ReplyJson[] | null }
  const rows = await database.ask<Row & Record<string, unknown>>(
    'thread_page',
    `WITH ${FOLLOWED}
     SELECT workspace.epoch::text, page.room_id::text, page.seq AS root, page.last_seq, page.last_at, page.read_seq,
       ${MESSAGE_COLUMNS},
       (SELECT count(*) FROM (SELECT FROM message AS reply
         WHERE reply.room_id = page.room_id AND reply.thread_of = page.seq AND reply.seq > page.read_seq
           AND reply.author_id <> $1::uuid AND reply.author_id <> ALL (${blockedBy('$1::uuid')})
           AND reply.deleted_at IS NULL LIMIT ${COUNTED_TO}) AS behind)::int AS unread,
       (SELECT jsonb_agg(to_jsonb(newest) ORDER BY newest.seq) FROM (
         SELECT reply.seq, reply.rev, reply.author_id, reply.client_id, reply.body, reply.created_at, reply.edited_at,
           reply.deleted_at, reply.extras
         FROM message AS reply
         WHERE reply.room_id = page.room_id AND reply.thread_of = page.seq AND reply.deleted_at IS NULL
         ORDER BY reply.seq DESC LIMIT ${LISTED_REPLIES}) AS newest) AS replies
     FROM workspace LEFT JOIN (
       SELECT page.*, ${READ_SEQ} AS read_seq FROM (
         SELECT * FROM followed
         WHERE $2::text IS NULL OR (last_at, room_id, seq) < ($2::text, $3::uuid, $4::bigint)
         ORDER BY last_at DESC, room_id DESC, seq DESC LIMIT $5) AS page
     ) AS page ON true
     LEFT JOIN message ON message.room_id = page.room_id AND message.seq = page.seq
     WHERE workspace.id = 1 ORDER BY page.last_at DESC, page.room_id DESC, page.seq DESC`,
    [personId, after?.at ?? null, after?.roomId ?? null, after?.seq ?? null, limit + 1],
  )
  const found = rows.filter(({ root }) => root !== null)
  const threads = found.map((row) => ({
    roomId: row.room_id,
    root: toMessage(row),
    replies: (row.replies ?? []).map(toReply),
    readSeq: toRev(row.read_seq),
    unread: row.unread,
  }))
  const fits = countFitting(threads.map(({ root, replies }) => [root, ...replies]))
  const end = Math.min(limit, fits)
  const last = found[end - 1]
  return {
    epoch: rows[0]?.epoch ?? '',
    threads: threads.slice(0, end),
    next: found.length > end && last ? { at: last.last_at, roomId: last.room_id, seq: toRev(last.root ?? '0') } : null,
  }
}

/** How many of these groups of messages, one at least, fit a page. */
export function countFitting(groups: readonly (readonly Message[])[]): number {
  let bytes = 0
  const end = groups.findIndex((group, index) => {
    bytes += group.reduce((sum, { body }) => sum + Buffer.byteLength(body ?? ''), 0)
    return index > 0 && bytes > PAGE_BYTES
  })
  return end === -1 ? groups.length : end
}

type ReplyJson = Omit<MessageRow, 'created_at' | 'edited_at' | 'deleted_at'> & {
  readonly created_at: string
  readonly edited_at: string | null
}

function toReply(row: ReplyJson): Message {
  return toMessage({
    ...row,
    seq: String(row.seq),
    rev: String(row.rev),
    created_at: new Date(row.created_at),
    edited_at: row.edited_at === null ? null : new Date(row.edited_at),
    deleted_at: null,
  })
}
