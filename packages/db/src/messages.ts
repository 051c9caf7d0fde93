import type { Message, MessageExtras } from '@parley/protocol'
import { Prisma } from './generated/client.ts'
import type { Database } from './open-database.ts'
import { PAGE_BYTES } from './page-bytes.ts'
import { toRev } from './rev.ts'

/** A message as SQL selects it. Prisma reads an int8 as a bigint, `pg` as a string. */
export interface MessageRow {
  readonly seq: bigint | string
  readonly rev: bigint | string
  readonly author_id: string
  readonly client_id: string
  readonly body: string | null
  readonly created_at: Date
  readonly edited_at: Date | null
  readonly deleted_at: Date | null
  /** Left out by what appends: a message that was born just now may have none. */
  readonly extras?: MessageExtras | null
}

export function toMessage(row: MessageRow): Message {
  return {
    seq: toRev(row.seq),
    rev: toRev(row.rev),
    authorId: row.author_id,
    clientId: row.client_id,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    ...row.extras,
  }
}

export interface MessageChangeCommand {
  /** The epoch that the seq is of. */
  readonly epoch: string
  readonly roomId: string
  readonly seq: number
  /** Who wants it: the author, or for a deletion a moderator of the room. */
  readonly authorId: string
  /** An edit's own id; null for a deletion, which is idempotent by itself. */
  readonly clientId: string | null
  /** The new body; null deletes. */
  readonly body: string | null
  /** Whom the new body calls. */
  readonly handles?: readonly string[]
  readonly everybody?: 'all' | 'here' | null
  /** Ids of the pictures that stay; all of them without it. */
  readonly files?: readonly string[] | null
}

/** What `toMessage` needs of the table `message`. */
export const MESSAGE_COLUMNS = `message.seq, message.rev, message.author_id::text, message.client_id::text, message.body,
  message.created_at, message.edited_at, message.deleted_at, message.extras`

/** `unchanged`: this very act was done before. `deleted`: too late for an edit. `empty`: neither words nor pictures would be left. */
export type MessageChangeResult =
  /** `head` lies above the message's rev where rows that hang on it changed, too. */
  | { readonly outcome: 'changed' | 'unchanged'; readonly message: Message; readonly head: number }
  | {
      readonly outcome:
        | 'archived'
        | 'blocked'
        | 'deleted'
        | 'empty'
        | 'not_found'
        | 'not_author'
        | 'not_a_member'
        | 'no_room'
        | 'epoch_changed'
    }

/** Edits or deletes a message: takes the room's next rev under its lock. Delete beats edit. */
export async function changeMessage(database: Database, command: MessageChangeCommand): Promise<MessageChangeResult> {
  const { epoch, roomId, seq, authorId, clientId, body, handles = [], everybody = null, files = null } = command
  const [row] = await database.prisma.$queryRaw<
    (MessageRow & { outcome: MessageChangeResult['outcome']; head: bigint })[]
  >`
    SELECT outcome, seq, rev, author_id::text, client_id::text, body, created_at, edited_at, deleted_at,
      extras, head
    FROM parley_change_message(${epoch}::uuid, ${roomId}::uuid, ${seq}::bigint, ${authorId}::uuid, ${clientId}::uuid,
      ${body}::text, ${handles}::text[], ${everybody}::text, ${files}::uuid[])`
  if (!row) throw new Error('parley_change_message answered nothing')
  const { outcome } = row
  return outcome === 'changed' || outcome === 'unchanged'
    ? { outcome, message: toMessage(row), head: toRev(row.head) }
    : { outcome }
}

/** Which messages: the newest, or those nearest to a seq on one side of it. */
export type PageSide = { readonly before: number | null } | { readonly after: number }

export interface MessagePage {
  /** Ascending by seq. */
  readonly messages: Message[]
  readonly epoch: string
  readonly head: number
  readonly more: boolean
}

/**
 * One page of the room itself, of it with all replies, or of the thread of a root, with the room's head and the epoch that they are of, of one moment: at most `limit` messages, fewer where they
 * are long. Null where there is no such room.
 */
export async function findMessagePage(
  database: Database,
  roomId: string,
  side: PageSide,
  limit: number,
  thread: number | 'with replies' | null = null,
): Promise<MessagePage | null> {
  const part =
    thread === null
      ? Prisma.sql`(thread_of IS NULL OR also_in_room)`
      : thread === 'with replies'
        ? Prisma.sql`true`
        : Prisma.sql`thread_of = ${thread}::bigint`
  const forward = 'after' in side
  const range = forward
    ? Prisma.sql`AND seq > ${side.after}::bigint ORDER BY seq ASC`
    : side.before === null
      ? Prisma.sql`ORDER BY seq DESC`
      : Prisma.sql`AND seq < ${side.before}::bigint ORDER BY seq DESC`
  const order = forward ? Prisma.sql`near.seq` : Prisma.sql`near.seq DESC`
  interface Facts {
    readonly epoch: string
    readonly head: bigint
    /** How many there were, also of those that are left out for their length. */
    readonly found: number | null
  }
  const rows = await database.prisma.$queryRaw<(Facts & (MessageRow | { seq: null }))[]>`
    SELECT (SELECT epoch::text FROM workspace WHERE id = 1) AS epoch, room.rev AS head, page.*
    FROM room LEFT JOIN LATERAL (
      SELECT * FROM (
        SELECT near.*, (count(*) OVER ())::int AS found,
          coalesce(sum(octet_length(near.body) + coalesce(pg_column_size(near.extras), 0)) OVER (ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
            0) AS bytes_before
        FROM (
          SELECT seq, rev, author_id::text, client_id::text, body, created_at, edited_at, deleted_at,
            extras
          FROM message WHERE room_id = ${roomId}::uuid AND ${part} ${range} LIMIT ${limit + 1}
        ) AS near
      ) AS measured WHERE bytes_before < ${PAGE_BYTES}
    ) AS page ON true
    WHERE room.id = ${roomId}::uuid`
  const [first] = rows
  if (!first) return null
  const messages = rows.flatMap((row) => (row.seq === null ? [] : [toMessage(row)])).sort((a, b) => a.seq - b.seq)
  const more = (first.found ?? 0) > Math.min(messages.length, limit)
  if (messages.length > limit) messages.splice(forward ? limit : 0, 1)
  return { messages, epoch: first.epoch, head: toRev(first.head), more }
}
