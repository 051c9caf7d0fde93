import type { Message, ReportOutcome, ReportReason } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from '../messages.ts'

export interface StoredReport {
  /** Of the message's entry, where it has none yet. */
  readonly id: string
  readonly roomId: string
  readonly message: Message
  readonly reporterId: string
  readonly reason: ReportReason
  readonly note: string
}

/**
 * Writes down a report in the place of an earlier one by the same person. Somebody new lets one that was dealt with wait
 * again. The caller holds the room's lock.
 */
export async function writeReport(ask: Ask, { id, roomId, message, reporterId, reason, note }: StoredReport) {
  const [row] = await ask<{ id: string }>(
    'write_reported',
    `INSERT INTO reported_message AS reported (id, room_id, seq, author_id, body)
     VALUES ($1::uuid, $2::uuid, $3::bigint, $4::uuid, $5)
     ON CONFLICT (room_id, seq) DO UPDATE SET room_id = excluded.room_id RETURNING reported.id::text`,
    [id, roomId, message.seq, message.authorId, message.body],
  )
  const reportedId = row?.id ?? id
  const added = await ask(
    'write_report',
    `INSERT INTO report (reported_id, reporter_id, reason, note) VALUES ($1::uuid, $2::uuid, $3, $4)
     ON CONFLICT (reported_id, reporter_id) DO UPDATE SET reason = excluded.reason, note = excluded.note,
       at = clock_timestamp()
     RETURNING xmax::text`,
    [reportedId, reporterId, reason, note],
  )
  const isNew = (added[0] as { xmax?: string } | undefined)?.xmax === '0'
  await countReport(ask, reportedId, isNew ? message.body : null)
}

/** Counts the reports of a message again; with the words that it has now it waits, as reported by somebody new. */
export async function countReport(ask: Ask, reportedId: string, body: string | null): Promise<void> {
  await ask(
    'count_reports',
    `UPDATE reported_message SET last_at = clock_timestamp(),
       reports = (SELECT count(*)::int FROM report WHERE report.reported_id = reported_message.id),
       body = CASE WHEN $2::text IS NULL THEN body ELSE coalesce(body, $2) END,
       outcomes = CASE WHEN $2::text IS NULL THEN outcomes ELSE '{}' END,
       resolved_at = CASE WHEN $2::text IS NULL THEN resolved_at END,
       resolved_by_id = CASE WHEN $2::text IS NULL THEN resolved_by_id END
     WHERE id = $1::uuid`,
    [reportedId, body],
  )
}

/** Notes what was done about it, and by whom. What it said as it was reported is not kept any longer. */
export async function resolveReport(ask: Ask, reportedId: string, byId: string, outcome: ReportOutcome): Promise<void> {
  await ask(
    'resolve_report',
    `UPDATE reported_message SET resolved_at = clock_timestamp(), resolved_by_id = $2::uuid, body = NULL,
       outcomes = CASE WHEN $3 = ANY (array_remove(outcomes, 'dismissed')) THEN array_remove(outcomes, 'dismissed')
         ELSE array_append(array_remove(outcomes, 'dismissed'), $3) END
     WHERE id = $1::uuid`,
    [reportedId, byId, outcome],
  )
}

/** Lets it wait again. */
export async function reopenReport(ask: Ask, reportedId: string): Promise<void> {
  await ask(
    'reopen_report',
    `UPDATE reported_message SET resolved_at = NULL, resolved_by_id = NULL, outcomes = '{}' WHERE id = $1::uuid`,
    [reportedId],
  )
}

/** Who reported it. */
export async function loadReporters(ask: Ask, reportedId: string): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'reporters',
    'SELECT reporter_id::text AS id FROM report WHERE reported_id = $1::uuid ORDER BY reporter_id LIMIT 1000',
    [reportedId],
  )
  return rows.map(({ id }) => id)
}

/** A message with up to so many before and after it, of the room or of its thread, ascending by seq. */
export async function findContext(ask: Ask, roomId: string, seq: number, each: number): Promise<Message[]> {
  const near = (side: string) => `(SELECT * FROM message AS near WHERE near.room_id = $1::uuid AND near.seq ${side}
    AND CASE WHEN at.thread_of IS NULL THEN near.thread_of IS NULL OR near.also_in_room
      ELSE near.thread_of = at.thread_of OR near.seq = at.thread_of END`
  const rows = await ask<MessageRow>(
    'report_context',
    `SELECT ${MESSAGE_COLUMNS} FROM (SELECT * FROM message WHERE room_id = $1::uuid AND seq = $2::bigint) AS at
     CROSS JOIN LATERAL (
       ${near('<= $2::bigint')} ORDER BY near.seq DESC LIMIT $3 + 1)
       UNION ALL
       ${near('> $2::bigint')} ORDER BY near.seq LIMIT $3)
     ) AS message ORDER BY message.seq`,
    [roomId, seq, each],
  )
  return rows.map(toMessage)
}
