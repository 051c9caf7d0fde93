import type { Change } from '@parley/protocol'
import { type MemberRow, toMember } from './members.ts'
import { type MessageRow, toMessage } from './messages.ts'
import type { Database } from './open-database.ts'
import { toRev } from './rev.ts'

export interface ChangesPage {
  /** Ascending by rev. */
  readonly changes: Change[]
  readonly epoch: string
  readonly head: number
  readonly more: boolean
}

interface Context {
  readonly epoch: string
  readonly head: bigint
  readonly member_count: number
}
type Row = Context &
  (
    | ({ readonly type: 'message' } & MessageRow)
    | ({ readonly type: 'member'; readonly rev: bigint } & MemberRow)
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
  const rows = await database.prisma.$queryRaw<Row[]>`
    WITH context AS MATERIALIZED (
      SELECT (SELECT epoch::text FROM workspace WHERE id = 1) AS epoch, room.rev AS head,
        (SELECT count(*) FROM member WHERE member.room_id = room.id AND member.state = 'joined')::int AS member_count
      FROM room WHERE room.id = ${roomId}::uuid
    )
    SELECT context.*, change.*
    FROM context LEFT JOIN LATERAL (
      (SELECT 'message' AS type, rev, seq, author_id::text, client_id::text, body, created_at, edited_at, deleted_at,
          NULL::text AS person_id, NULL::text AS role, NULL::text AS state, NULL::timestamptz AS joined_at,
          NULL::text AS handle, NULL::text AS display_name, NULL::text AS workspace_role
        FROM message WHERE room_id = ${roomId}::uuid AND rev > ${after}::bigint
        ORDER BY rev LIMIT ${limit + 1})
      UNION ALL
      (SELECT 'member', member.rev, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
          member.person_id::text, member.role::text, member.state::text, member.joined_at,
          person.handle, person.display_name, person.role::text
        FROM member JOIN person ON person.id = member.person_id
        WHERE member.room_id = ${roomId}::uuid AND member.rev > ${after}::bigint
        ORDER BY member.rev LIMIT ${limit + 1})
      ORDER BY rev LIMIT ${limit + 1}
    ) AS change ON true
    ORDER BY change.rev`
  const [first] = rows
  if (!first) return null
  const changes = rows.flatMap((row) => toChange(row))
  const more = changes.length > limit
  return { changes: changes.slice(0, limit), epoch: first.epoch, head: toRev(first.head), more }
}

function toChange(row: Row): Change[] {
  switch (row.type) {
    case null:
      return []
    case 'message':
      return [{ type: 'message', rev: toRev(row.rev), message: toMessage(row) }]
    case 'member':
      return [{ type: 'member', rev: toRev(row.rev), ...toMember(row), memberCount: row.member_count }]
  }
}
