import type { Member, Person } from '@parley/protocol'
import { escapeLike } from '../escape-like.ts'
import type { LockedRoom } from '../locked-room.ts'
import { type MemberRow, toMember } from '../members.ts'
import type { Database } from '../open-database.ts'
import type { KeysetCursor } from './keyset.ts'
import { askWide } from './scans.ts'

/** The highest first; the keys of a list begin with the place here. */
const ROLES = ['owner', 'moderator', 'member'] as const satisfies readonly Member['role'][]

export interface ManagedMembersPage {
  readonly members: { member: Member; person: Person }[]
  readonly last: KeysetCursor | null
}

/** The few who keep a room, found first: it may have 100,000 others, and a page of few is not filled by going over them all. */
const keepers = (role: Member['role']) =>
  `(SELECT * FROM member WHERE room_id = $1::uuid AND role = '${role}' OFFSET 0) AS member`

/**
 * Who is in a room whose name or handle contains a text, in lower case: owners first, each by name. A part for each role, so
 * that the many members of a large room are read in the order of their names and no further than to the page's end.
 */
export async function findManagedMembers(
  database: Pick<Database, 'transact'>,
  roomId: string,
  { contains, after, limit }: { contains: string; after: KeysetCursor | null; limit: number },
): Promise<ManagedMembersPage> {
  const begun = after === null ? 0 : Number(after.key[0]) - 1
  const values = [roomId, limit, ...(after === null ? [] : [after.key.slice(1), after.id])]
  if (contains !== '') values.push(`%${escapeLike(contains)}%`)
  const found =
    contains === ''
      ? ''
      : `AND person.found_by LIKE $${values.length} AND (person.handle LIKE $${values.length} OR lower(person.display_name) LIKE $${values.length})`
  const partOf = (role: Member['role'], at: number) => `(
    SELECT ${at + 1} AS place, member.person_id::text, member.role::text, member.state::text, member.joined_at, person.handle,
      person.display_name, person.role::text AS workspace_role, person.profile, lower(person.display_name) AS name
    FROM ${role === 'member' ? 'member' : keepers(role)} JOIN person ON person.id = member.person_id
    WHERE member.room_id = $1::uuid AND member.state = 'joined' AND member.role = '${role}' ${found}
      ${after !== null && at === begun ? 'AND (lower(person.display_name), person.id) > ($3, $4::uuid)' : ''}
    ORDER BY lower(person.display_name), person.id LIMIT $2)`
  const parts = ROLES.flatMap((role, at) => (at < begun ? [] : [partOf(role, at)]))
  const name = `managed_members_${after === null ? 'first' : ROLES[begun]}_${contains === '' ? 'all' : 'found'}`
  const rows = await askWide(database, (ask) =>
    ask<MemberRow & { place: number; name: string }>(
      name,
      `SELECT * FROM (${parts.join(' UNION ALL ')}) AS found ORDER BY place, name, person_id LIMIT $2`,
      values,
    ),
  )
  const last = rows.at(-1)
  return { members: rows.map(toMember), last: last ? { key: `${last.place}${last.name}`, id: last.person_id } : null }
}

/** Whether it is the key of a member in that list. */
export const isMemberKey = (key: string): boolean => ROLES.some((_, at) => key.startsWith(String(at + 1)))

/** Who owns a locked room. */
export async function loadOwnerIds({ ask, room }: LockedRoom): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'admin_owner_ids',
    `SELECT person_id::text AS id FROM member WHERE room_id = $1::uuid AND state = 'joined' AND role = 'owner' ORDER BY person_id`,
    [room.id],
  )
  return rows.map(({ id }) => id)
}

/** Whether the locked room was deleted, and waits only for what was said in it to be removed. */
export async function isDeleted({ ask, room }: LockedRoom): Promise<boolean> {
  const [row] = await ask<{ gone: boolean }>(
    'admin_is_deleted',
    'SELECT deleted_at IS NOT NULL AS gone FROM room WHERE id = $1::uuid',
    [room.id],
  )
  return row?.gone ?? true
}

/**
 * Puts everybody out of a locked room and makes it one that nobody finds. Triggers tell every instance who was put out; the
 * worker removes what was said in it. Its name is free again: no room that people make is called as it is then.
 */
export async function deleteRoomRow({ ask, room }: LockedRoom): Promise<void> {
  await ask('admin_delete_invites', 'DELETE FROM room_invite WHERE room_id = $1::uuid', [room.id])
  await ask('admin_delete_mentions', 'DELETE FROM mention WHERE room_id = $1::uuid', [room.id])
  await ask('admin_delete_lines', 'DELETE FROM room_line WHERE room_id = $1::uuid', [room.id])
  await ask('admin_delete_members', 'DELETE FROM member WHERE room_id = $1::uuid', [room.id])
  await ask(
    'admin_delete_room',
    `UPDATE room SET deleted_at = now(), kind = 'private', name = '~' || id, topic = '', description = '', client_id = NULL
     WHERE id = $1::uuid`,
    [room.id],
  )
}
