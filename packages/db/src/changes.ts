import type { Change, PersonalItem } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import { type LineRow, toLine } from './lines.ts'
import { type MemberRow, toMember } from './members.ts'
import { type MessageRow, toMessage } from './messages.ts'
import type { Database } from './open-database.ts'
import { PAGE_BYTES } from './page-bytes.ts'
import { toRev } from './rev.ts'
import { ROOM_COLUMNS, type RoomRow, toRoom } from './room-row.ts'

export interface ChangesPage {
  /** Ascending by rev. */
  readonly changes: Change[]
  readonly epoch: string
  readonly head: number
  readonly more: boolean
}

interface Context {
  /** Which of those that were asked for, from 1. */
  readonly place: number
  readonly epoch: string
  readonly head: string
  readonly member_count: number
  /** How many changes there were, also of those that are left out for their length. */
  readonly found: number | null
  /** Of the same rev. */
  readonly line: LineRow | null
}
type Row = Context &
  (
    | ({ readonly type: 'message' } & MessageRow)
    | ({ readonly type: 'member'; readonly rev: string } & MemberRow)
    | { readonly type: 'room'; readonly rev: string; readonly room: RoomRow }
    | { readonly type: 'personal'; readonly rev: string; readonly key: string; readonly value: PersonalItem['value'] }
    | { readonly type: 'line'; readonly rev: string }
    | { readonly type: null }
  )

/**
 * The rows of a room that changed after a rev, in their final state, with the head and the epoch that they are of: one
 * statement, so of one moment.
 * Null where there is no such room.
 */
export async function findChanges(
  database: Database,
  roomId: string,
  after: number,
  limit: number,
): Promise<ChangesPage | null> {
  return (await database.reads.changes({ roomId, after, limit })) ?? null
}

export interface ChangesAsked {
  readonly roomId: string
  readonly after: number
}

/**
 * What `findChanges` brings, of several rooms in one query, by room. At most `limit` changes of each, fewer where they
 * are long.
 */
export async function findChangesOfRooms(
  database: Database,
  asked: readonly ChangesAsked[],
  limit: number,
): Promise<Map<string, ChangesPage>> {
  const pages = await loadChanges(database.ask, asked, limit)
  return new Map(asked.flatMap(({ roomId }, place) => (pages[place] ? [[roomId, pages[place]] as const] : [])))
}

/** In the order in which they were asked for; undefined where there is no such room. */
export async function loadChanges(
  ask: Ask,
  asked: readonly ChangesAsked[],
  limit: number,
): Promise<(ChangesPage | undefined)[]> {
  const rows = await ask<Row>('changes_after', CHANGES_AFTER, [
    asked.map(({ roomId }) => roomId),
    asked.map(({ after }) => after),
    limit + 1,
    PAGE_BYTES,
  ])
  const byPlace = new Map<number, Row[]>()
  for (const row of rows) {
    const of = byPlace.get(row.place)
    if (of === undefined) byPlace.set(row.place, [row])
    else of.push(row)
  }
  return asked.map((_, index) => {
    const of = byPlace.get(index + 1)
    return of && toPage(of, limit)
  })
}

const CHANGES_AFTER = `
  WITH context AS MATERIALIZED (
    SELECT asked.place::int AS place, room.id, asked.after, (SELECT workspace.epoch::text FROM workspace WHERE workspace.id = 1) AS epoch,
      room.rev AS head,
      (SELECT count(*) FROM member WHERE member.room_id = room.id AND member.state = 'joined')::int AS member_count
    FROM unnest($1::uuid[], $2::bigint[]) WITH ORDINALITY AS asked (room_id, after, place) JOIN room ON room.id = asked.room_id
  )
  SELECT context.place, context.epoch, context.head, context.member_count, change.*,
    CASE WHEN change.type IN ('member', 'room', 'line') THEN
      (SELECT parley_line(room_line) FROM room_line WHERE room_line.room_id = context.id AND room_line.rev = change.rev) END AS line
  FROM context LEFT JOIN LATERAL (
    SELECT * FROM (SELECT page.*, (count(*) OVER ())::int AS found,
      coalesce(sum(coalesce(octet_length(page.body), 0) + coalesce(pg_column_size(page.extras), 0) +
          coalesce(octet_length(page.value::text), 0))
        OVER (ORDER BY page.rev ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
    FROM (SELECT every.* FROM (SELECT one.*, (count(*) OVER (PARTITION BY one.rev)) AS of_rev FROM (
    (SELECT 'message' AS type, rev, seq, author_id::text, client_id::text, body, created_at, edited_at, deleted_at,
        extras, NULL::text AS person_id, NULL::text AS role, NULL::text AS state, NULL::timestamptz AS joined_at,
        NULL::text AS handle, NULL::text AS display_name, NULL::text AS workspace_role,
        NULL::jsonb AS profile, NULL::text AS key, NULL::jsonb AS value, NULL::jsonb AS room
      FROM (
        (SELECT * FROM message WHERE room_id = context.id AND seq > context.after AND rev = seq ORDER BY seq LIMIT $3)
        UNION ALL
        (SELECT * FROM message WHERE room_id = context.id AND rev > context.after AND rev <> seq ORDER BY rev LIMIT $3)
      ) AS message
      ORDER BY rev LIMIT $3)
    UNION ALL
    (SELECT 'member', member.rev, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, member.person_id::text, member.role::text, member.state::text, member.joined_at,
        person.handle, person.display_name, person.role::text, person.profile, NULL, NULL, NULL
      FROM member JOIN person ON person.id = member.person_id
      WHERE member.room_id = context.id AND member.rev > context.after
      ORDER BY member.rev LIMIT $3)
    UNION ALL
    (SELECT 'room', room.state_rev, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, (SELECT to_jsonb(facts) FROM (SELECT ${ROOM_COLUMNS}) AS facts)
      FROM room WHERE room.id = context.id AND room.state_rev > context.after)
    UNION ALL
    (SELECT 'personal', personal_item.rev, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, personal_item.key, personal_item.value, NULL
      FROM personal_item WHERE personal_item.room_id = context.id AND personal_item.rev > context.after
      ORDER BY personal_item.rev LIMIT $3)
    UNION ALL
    (SELECT 'line', room_line.rev, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL
      FROM room_line WHERE room_line.room_id = context.id AND room_line.rev > context.after
      ORDER BY room_line.rev LIMIT $3)
    ) AS one) AS every
    -- A line is told with what has its rev, where anything has it still.
    WHERE every.type <> 'line' OR every.of_rev = 1
    ORDER BY every.rev LIMIT $3
    ) AS page) AS measured WHERE bytes_before < $4
  ) AS change ON true
  ORDER BY context.place, change.rev`

function toPage(rows: readonly Row[], limit: number): ChangesPage {
  const [first] = rows
  if (first === undefined) throw new Error('a room without a row')
  const all = rows.flatMap(toChange)
  const changes = all.slice(0, limit)
  return {
    changes,
    epoch: first.epoch,
    head: toRev(first.head),
    more: (first.found ?? 0) > changes.length,
  }
}

function toChange(row: Row): Change[] {
  switch (row.type) {
    case null:
      return []
    case 'message':
      return [{ type: 'message', rev: toRev(row.rev), message: toMessage(row) }]
    case 'member':
      return [
        { type: 'member', rev: toRev(row.rev), ...toMember(row), memberCount: row.member_count, ...withLine(row) },
      ]
    case 'room':
      return [{ type: 'room', rev: toRev(row.rev), room: toRoom(row.room), ...withLine(row) }]
    case 'personal':
      return [{ type: 'personal', rev: toRev(row.rev), item: { key: row.key, value: row.value } }]
    case 'line':
      return row.line === null ? [] : [{ type: 'line', rev: toRev(row.rev), line: toLine(row.line) }]
  }
}

function withLine({ line }: Row) {
  return line === null ? {} : { line: toLine(line) }
}
