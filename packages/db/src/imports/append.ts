import type { MessageExtras } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { toRev } from '../rev.ts'
import type { StagedMessage } from './staging.ts'

/** Behind which message of a room the next portion begins. */
export interface StagedPlace {
  readonly at: string
  readonly position: number
}

/** Messages of a room of the file, by time, those of one moment in the order of the file. */
export async function findStagedMessages(
  ask: Ask,
  jobId: string,
  roomKey: string,
  after: StagedPlace | null,
  limit: number,
): Promise<StagedMessage[]> {
  const rows = await ask<Omit<StagedMessage, 'at' | 'position'> & { at: Date; position: string }>(
    'staged_messages',
    `SELECT position, room_key AS "roomKey", key, at, author_key AS "authorKey", root_key AS "rootKey", data
     FROM import_message
     WHERE job_id = $1::uuid AND room_key = $2 AND (at, position) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::bigint, 0))
     ORDER BY at, position LIMIT $5`,
    [jobId, roomKey, after?.at ?? null, after?.position ?? null, limit],
  )
  return rows.map(({ at, position, ...row }) => ({ ...row, at: at.toISOString(), position: Number(position) }))
}

/** Where messages of a room became messages here: by key, those that did so already. */
export async function findImportedSeqs(
  ask: Ask,
  jobId: string,
  roomKey: string,
  keys: readonly string[],
): Promise<Map<string, { seq: number; authorKey: string; isReply: boolean }>> {
  if (keys.length === 0) return new Map()
  const rows = await ask<{ key: string; seq: string; authorKey: string; isReply: boolean }>(
    'imported_seqs',
    `SELECT key, seq, author_key AS "authorKey", root_key IS NOT NULL AS "isReply" FROM import_message
     WHERE job_id = $1::uuid AND room_key = $2 AND key = ANY ($3::text[]) AND seq IS NOT NULL`,
    [jobId, roomKey, keys],
  )
  return new Map(rows.map(({ key, seq, ...row }) => [key, { seq: toRev(seq), ...row }]))
}

/** Where messages of other rooms became messages here: those of the named that did so already. */
export async function findImportedSources(
  ask: Ask,
  jobId: string,
  sources: readonly { readonly roomKey: string; readonly key: string }[],
): Promise<{ roomKey: string; key: string; roomId: string; seq: number }[]> {
  if (sources.length === 0) return []
  const rows = await ask<{ roomKey: string; key: string; roomId: string; seq: string }>(
    'imported_sources',
    `SELECT message.room_key AS "roomKey", message.key, room.room_id::text AS "roomId", message.seq
     FROM jsonb_to_recordset($2::jsonb) AS asked ("roomKey" text, key text)
       JOIN import_message AS message ON message.job_id = $1::uuid AND message.room_key = asked."roomKey" AND message.key = asked.key
       JOIN import_room AS room ON room.job_id = $1::uuid AND room.key = asked."roomKey"
     WHERE message.seq IS NOT NULL AND room.room_id IS NOT NULL`,
    [jobId, JSON.stringify(sources)],
  )
  return rows.map(({ seq, ...row }) => ({ ...row, seq: toRev(seq) }))
}

/** A message as it is written: it took the revs from `seq` to `rev`. */
export interface ImportedMessage {
  readonly position: number
  readonly seq: number
  readonly rev: number
  readonly authorId: string
  readonly clientId: string
  /** Null in a tombstone. */
  readonly body: string | null
  readonly createdAt: string
  readonly editedAt: string | null
  readonly deletedAt: string | null
  readonly extras: MessageExtras
  /** What it said before, the oldest first, each with the rev that it took. */
  readonly edits: readonly {
    readonly rev: number
    readonly body: string
    readonly at: string
    readonly clientId: string
  }[]
  readonly votes: readonly { readonly personId: string; readonly choices: readonly number[]; readonly at: string }[]
}

/** Writes messages into a room that is held, and where each of the file became one. */
export async function insertImported(
  ask: Ask,
  { jobId, roomId }: { jobId: string; roomId: string },
  messages: readonly ImportedMessage[],
): Promise<void> {
  await ask(
    'import_messages',
    `INSERT INTO message (room_id, seq, rev, author_id, client_id, body, created_at, edited_at, deleted_at, reply_to,
       thread_of, also_in_room, extras)
     SELECT $1::uuid, given.seq, given.rev, given."authorId", given."clientId", given.body, given."createdAt", given."editedAt",
       given."deletedAt", (given.extras->'replyTo'->>'seq')::bigint, (given.extras->>'threadOf')::bigint,
       given.extras ? 'alsoInRoom', nullif(given.extras, '{}')
     FROM jsonb_to_recordset($2::jsonb) AS given (seq bigint, rev bigint, "authorId" uuid, "clientId" uuid, body text,
       "createdAt" timestamptz, "editedAt" timestamptz, "deletedAt" timestamptz, extras jsonb)`,
    [roomId, JSON.stringify(messages)],
  )
  await ask(
    'import_seqs',
    `UPDATE import_message SET seq = given.seq FROM jsonb_to_recordset($2::jsonb) AS given (position bigint, seq bigint)
     WHERE import_message.job_id = $1::uuid AND import_message.position = given.position`,
    [jobId, JSON.stringify(messages.map(({ position, seq }) => ({ position, seq })))],
  )
  const edits = messages.flatMap(({ seq, edits }) => edits.map((edit) => ({ seq, ...edit })))
  if (edits.length > 0) {
    await ask(
      'import_edits',
      `INSERT INTO message_edit (room_id, seq, rev, client_id, previous_body, created_at)
       SELECT $1::uuid, given.seq, given.rev, given."clientId", given.body, given.at
       FROM jsonb_to_recordset($2::jsonb) AS given (seq bigint, rev bigint, "clientId" uuid, body text, at timestamptz)`,
      [roomId, JSON.stringify(edits)],
    )
  }
  const votes = messages.flatMap(({ seq, votes }) => votes.map((vote) => ({ seq, ...vote })))
  if (votes.length > 0) {
    await ask(
      'import_votes',
      `INSERT INTO poll_vote (room_id, seq, person_id, choices, voted_at)
       SELECT $1::uuid, given.seq, given."personId", ARRAY(SELECT jsonb_array_elements_text(given.choices)::int), given.at
       FROM jsonb_to_recordset($2::jsonb) AS given (seq bigint, "personId" uuid, choices jsonb, at timestamptz)
       ON CONFLICT DO NOTHING`,
      [roomId, JSON.stringify(votes)],
    )
  }
  const confirmed = messages.flatMap(({ seq, createdAt: at, extras: { confirm } }) =>
    (confirm?.people ?? []).map((personId) => ({ seq, personId, at })),
  )
  if (confirmed.length > 0) {
    await ask(
      'import_confirmations',
      `INSERT INTO confirmation (room_id, seq, person_id, confirmed_at)
       SELECT $1::uuid, given.seq, given."personId", given.at
       FROM jsonb_to_recordset($2::jsonb) AS given (seq bigint, "personId" uuid, at timestamptz)
       ON CONFLICT DO NOTHING`,
      [roomId, JSON.stringify(confirmed)],
    )
  }
}

/** Counts threads anew on their roots, each with a rev of its own. The room's counter must be written before. */
export async function tellImportedRoots(ask: Ask, roomId: string, roots: readonly number[]): Promise<void> {
  if (roots.length === 0) return
  await ask(
    'import_tell_roots',
    `SELECT parley_set_extras($1::uuid, message.seq,
       (coalesce(message.extras, '{}') - 'thread') || jsonb_build_object('thread', parley_thread($1::uuid, message.seq)))
     FROM message WHERE message.room_id = $1::uuid AND message.seq = ANY ($2::bigint[]) ORDER BY message.seq`,
    [roomId, roots],
  )
}

/** Counts what is pinned in a room anew; the room's counter must be written before. */
export async function countImportedPins(ask: Ask, roomId: string): Promise<void> {
  await ask('import_count_pins', 'SELECT parley_count_pins($1::uuid)', [roomId])
}
