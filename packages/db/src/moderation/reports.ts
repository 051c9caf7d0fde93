import {
  MOST_ROWS_COUNTED,
  type Person,
  type ReportedMessage,
  type ReportOutcome,
  type ReportReason,
  type Room,
} from '@parley/protocol'
import { type Condition, type KeysetCursor, keyset, type SortColumn } from '../admin/keyset.ts'
import { askWide } from '../admin/scans.ts'
import type { Ask } from '../connection/ask.ts'
import { escapeLike } from '../escape-like.ts'
import type { Database } from '../open-database.ts'
import { type PersonRow, toPerson } from '../people.ts'
import { toRev } from '../rev.ts'

export const REPORT_SORTS = {
  last: { key: 'reported.last_at', type: 'timestamptz' },
  first: { key: 'reported.first_at', type: 'timestamptz' },
  reports: { key: 'reported.reports', type: 'bigint' },
} as const satisfies Record<string, SortColumn>

/** Whose reports somebody sees: all, or those of some rooms; never those of what they wrote themselves. */
export interface Reach {
  readonly personId: string
  /** Null: of every room. */
  readonly roomIds: readonly string[] | null
}

export interface ReportsAsked {
  readonly status: 'open' | 'resolved'
  /** In lower case; empty for all. */
  readonly contains: string
  readonly reason?: ReportReason | undefined
  readonly sort: keyof typeof REPORT_SORTS
  readonly isDescending: boolean
  readonly after: KeysetCursor | null
  readonly limit: number
}

/** A person as a column of another row. */
export const personJson = (id: string) => `(SELECT to_json(one) FROM (
  SELECT person.id, person.handle, person.display_name, person.role, person.profile FROM person WHERE person.id = ${id}) AS one)`

const COLUMNS = `reported.id::text, reported.room_id::text, room.kind::text AS room_kind, coalesce(room.name, '') AS room_name,
  reported.seq, ${personJson('reported.author_id')} AS author, message.body, reported.body AS reported_body, reported.reports, reported.flagged_words,
  ARRAY(SELECT DISTINCT report.reason FROM report WHERE report.reported_id = reported.id ORDER BY 1) AS reasons,
  reported.first_at, reported.last_at, reported.resolved_at, ${personJson('reported.resolved_by_id')} AS resolved_by,
  reported.outcomes`
const JOINED = `JOIN room ON room.id = reported.room_id
  LEFT JOIN message ON message.room_id = reported.room_id AND message.seq = reported.seq`

interface ReportedRow {
  readonly id: string
  readonly room_id: string
  readonly room_kind: Room['kind']
  readonly room_name: string
  readonly seq: string
  readonly author: PersonRow
  readonly body: string | null
  readonly reported_body: string | null
  readonly reports: number
  readonly reasons: ReportReason[]
  readonly flagged_words: string[]
  readonly first_at: Date
  readonly last_at: Date
  readonly resolved_at: Date | null
  readonly resolved_by: PersonRow | null
  readonly outcomes: ReportOutcome[]
}

function toReported(row: ReportedRow): ReportedMessage {
  return {
    id: row.id,
    room: { id: row.room_id, kind: row.room_kind, name: row.room_name },
    seq: toRev(row.seq),
    author: toPerson(row.author),
    body: row.body,
    reportedBody: row.reported_body === row.body ? null : row.reported_body,
    reports: row.reports,
    reasons: row.reasons,
    ...(row.flagged_words.length > 0 && { flagged: row.flagged_words }),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    resolved:
      row.resolved_at === null
        ? null
        : {
            at: row.resolved_at.toISOString(),
            by: row.resolved_by && toPerson(row.resolved_by),
            outcomes: row.outcomes,
          },
  }
}

/** A page of reported messages. */
export async function findReports(
  database: Database,
  reach: Reach,
  asked: ReportsAsked,
): Promise<{ reports: ReportedMessage[]; last: KeysetCursor | null; total: number }> {
  const list = keyset(REPORT_SORTS[asked.sort], asked, conditionsOf(reach, asked), 'reported.id')
  const { rows, total } = await askWide(database, async (ask) => {
    const rows = await ask<ReportedRow & { sort_key: string }>(
      `reports_${list.name}`,
      `SELECT ${COLUMNS}, page.sort_key FROM (
         SELECT reported.id, ${list.key} AS sort_key FROM reported_message AS reported WHERE ${list.where}
         ORDER BY ${list.order} LIMIT $${list.values.length + 1}
       ) AS page JOIN reported_message AS reported ON reported.id = page.id ${JOINED} ORDER BY ${list.order}`,
      [...list.values, asked.limit],
    )
    const [counted] = await ask<{ total: number }>(
      `reports_total_${list.countName}`,
      `SELECT count(*)::int AS total FROM (
         SELECT FROM reported_message AS reported WHERE ${list.countWhere} LIMIT ${MOST_ROWS_COUNTED}) AS counted`,
      list.countValues,
    )
    return { rows, total: counted?.total ?? 0 }
  })
  const last = rows.at(-1)
  return { reports: rows.map(toReported), last: last ? { key: last.sort_key, id: last.id } : null, total }
}

function conditionsOf(reach: Reach, { status, contains, reason }: ReportsAsked): Condition[] {
  const conditions: Condition[] = [
    { name: status, sql: `reported.resolved_at IS ${status === 'open' ? 'NULL' : 'NOT NULL'}` },
    { name: 'others', sql: 'reported.author_id <> $::uuid', value: reach.personId },
    {
      name: 'there',
      sql: 'EXISTS (SELECT FROM room WHERE room.id = reported.room_id AND room.deleted_at IS NULL)',
    },
  ]
  if (reach.roomIds !== null) {
    conditions.push({ name: 'rooms', sql: 'reported.room_id = ANY ($::uuid[])', value: reach.roomIds })
  }
  if (reason !== undefined) {
    const sql = 'EXISTS (SELECT FROM report WHERE report.reported_id = reported.id AND report.reason = $::text)'
    conditions.push({ name: 'reason', sql, value: reason })
  }
  if (contains !== '') {
    conditions.push({
      name: 'contains',
      sql: `(EXISTS (SELECT FROM person WHERE person.id = reported.author_id AND person.found_by LIKE $::text)
        OR EXISTS (SELECT FROM room WHERE room.id = reported.room_id AND room.name LIKE $::text))`,
      value: `%${escapeLike(contains)}%`,
    })
  }
  return conditions
}

/** One reported message, within a transaction or without. Null where there is none that the caller may see. */
export async function loadReport(ask: Ask, reach: Reach, reportId: string): Promise<ReportedMessage | null> {
  const [row] = await ask<ReportedRow>(
    'report',
    `SELECT ${COLUMNS} FROM reported_message AS reported ${JOINED}
     WHERE reported.id = $1::uuid AND reported.author_id <> $2::uuid AND room.deleted_at IS NULL
       AND ($3::uuid[] IS NULL OR reported.room_id = ANY ($3::uuid[]))`,
    [reportId, reach.personId, reach.roomIds],
  )
  return row ? toReported(row) : null
}

/** Who reported it and why, the newest first. */
export async function loadReportsOf(
  ask: Ask,
  reportId: string,
  limit: number,
): Promise<{ by: Person; reason: ReportReason; note: string; at: string }[]> {
  const rows = await ask<{ by: PersonRow; reason: ReportReason; note: string; at: Date }>(
    'reports_of',
    `SELECT ${personJson('report.reporter_id')} AS by, report.reason, report.note, report.at
     FROM report WHERE report.reported_id = $1::uuid ORDER BY report.at DESC, report.reporter_id LIMIT $2`,
    [reportId, limit],
  )
  return rows.map(({ by, at, ...said }) => ({ by: toPerson(by), ...said, at: at.toISOString() }))
}
