import type { Member, MemberChange, Person, Profile } from '@parley/protocol'
import { askWide } from './admin/scans.ts'
import type { Ask } from './connection/ask.ts'
import { type LineRow, toLine } from './lines.ts'
import type { Database } from './open-database.ts'
import { toPerson } from './people.ts'
import { toRev } from './rev.ts'

/** Channel on which every change of a membership is told: see `parseMembershipNotice`. */
export const MEMBERSHIP_CHANNEL = 'parley_membership'

export interface MembershipNotice {
  readonly personId: string
  readonly roomId: string
  readonly isMember: boolean
  /** They were in it before; what they may do there has changed. */
  readonly isAgain?: boolean
}

/** Reads what the database tells on `MEMBERSHIP_CHANNEL`. */
export function parseMembershipNotice(payload: string): MembershipNotice {
  const [personId = '', roomId = '', state, again] = payload.split(' ')
  return { personId, roomId, isMember: state === 'joined', isAgain: again !== undefined }
}

/** A member of a room with the person, as SQL selects them. */
export interface MemberRow {
  readonly person_id: string
  readonly role: Member['role']
  readonly state: Member['state']
  readonly joined_at: Date
  readonly handle: string
  readonly display_name: string
  readonly workspace_role: Person['role']
  readonly profile: Profile | null
}

export function toMember(row: MemberRow): { member: Member; person: Person } {
  return {
    member: { userId: row.person_id, role: row.role, state: row.state, joinedAt: row.joined_at.toISOString() },
    person: toPerson({ ...row, id: row.person_id, role: row.workspace_role }),
  }
}

/** `unchanged`: it was so already. The change that made it so comes along, where there ever was one. */
export type MembershipResult =
  | { readonly outcome: 'changed' | 'unchanged'; readonly epoch: string; readonly change: MemberChange }
  | { readonly outcome: 'never_a_member' | 'no_room' }

/**
 * Makes a person join or leave a room: takes the room's next rev under its lock, and writes the line that tells of it, where the
 * room is public or private. Who joins has read everything up to then. A role ends with the membership.
 */
export function setMembership(
  database: Database,
  roomId: string,
  personId: string,
  state: Member['state'],
): Promise<MembershipResult> {
  return changeMembership(database.ask, roomId, personId, state)
}

/** The same within a transaction. @param byId who does it; the person themselves unless given */
export async function changeMembership(
  ask: Ask,
  roomId: string,
  personId: string,
  state: Member['state'],
  byId: string = personId,
): Promise<MembershipResult> {
  type Made = { outcome: 'changed' | 'unchanged'; epoch: string; rev: string; member_count: number }
  type Told = MemberRow & Made & { line: LineRow | null }
  type Row = Told | { outcome: 'unchanged' | 'no_room'; rev: null }
  const [row] = await ask<Row>(
    'change_membership',
    `SELECT outcome, epoch::text, rev, member_count, person_id::text, role, state, joined_at, handle, display_name, workspace_role,
       (SELECT person.profile FROM person WHERE person.id = told.person_id) AS profile, line
     FROM parley_set_membership($1::uuid, $2::uuid, $3::member_state, $4::uuid) AS told`,
    [roomId, personId, state, byId],
  )
  if (!row) throw new Error('parley_set_membership answered nothing')
  if (row.rev === null) return { outcome: row.outcome === 'no_room' ? 'no_room' : 'never_a_member' }
  return {
    outcome: row.outcome,
    epoch: row.epoch,
    change: {
      type: 'member',
      rev: toRev(row.rev),
      ...toMember(row),
      memberCount: row.member_count,
      ...(row.line !== null && { line: toLine(row.line) }),
    },
  }
}

/** Who put a person out of a public or private room; null where they left by themselves, are in it, or are banned from it: who bans is not told. */
export async function findRemover({ ask }: Database, personId: string, roomId: string): Promise<string | null> {
  const [row] = await ask<{ by: string | null }>(
    'remover',
    `SELECT line.by_id::text AS by
     FROM member JOIN room_line AS line ON line.room_id = member.room_id AND line.rev = member.rev
     WHERE member.room_id = $1::uuid AND member.person_id = $2::uuid AND member.state = 'left' AND line.kind = 'removed'
       AND NOT EXISTS (SELECT FROM restriction WHERE restriction.person_id = member.person_id
         AND restriction.room_id = member.room_id AND restriction.kind = 'ban' AND restriction.lifted_at IS NULL)`,
    [roomId, personId],
  )
  return row?.by ?? null
}

/** True where the person is or was in any room but their own. */
export async function hasAnyMembership(database: Database, personId: string): Promise<boolean> {
  return (await database.reads.hasMembership(personId)) === true
}

/** Of these people, those who are or were in any room but their own. */
export async function loadWithMembership(ask: Ask, personIds: readonly string[]): Promise<Map<string, true>> {
  const rows = await ask<{ id: string }>(
    'with_membership',
    `SELECT asked.id::text FROM unnest($1::uuid[]) AS asked (id)
     WHERE EXISTS (SELECT FROM member WHERE member.person_id = asked.id AND member.room_id <> asked.id)`,
    [personIds],
  )
  return new Map(rows.map(({ id }) => [id, true]))
}

/** Which rooms a person is in. */
export async function findRoomIdsOf(database: Database, personId: string): Promise<string[]> {
  return [...((await database.reads.roomIds(personId)) ?? [])]
}

/** The ids of the rooms that each of these people is in. */
export async function loadRoomIds(ask: Ask, personIds: readonly string[]): Promise<Map<string, readonly string[]>> {
  const rows = await ask<{ id: string; rooms: string[] }>(
    'room_ids',
    `SELECT member.person_id::text AS id, array_agg(member.room_id::text) AS rooms
     FROM member WHERE member.person_id = ANY ($1::uuid[]) AND member.state = 'joined' GROUP BY member.person_id`,
    [personIds],
  )
  return new Map(rows.map(({ id, rooms }) => [id, rooms]))
}

/**
 * The members of a room by display name, after the person of that id. Planned with what is asked for: a room of everybody is
 * read in the order of names as far as the page goes, any other by its members.
 */
export async function findMembers(
  database: Database,
  roomId: string,
  { afterPersonId, limit }: { afterPersonId: string | null; limit: number },
): Promise<{ member: Member; person: Person }[]> {
  const isFirst = afterPersonId === null
  const rows = await askWide(database, (ask) =>
    ask<MemberRow>(
      isFirst ? 'members_first' : 'members_after',
      `SELECT member.person_id::text, member.role::text, member.state::text, member.joined_at,
         person.handle, person.display_name, person.role::text AS workspace_role, person.profile
       FROM member JOIN person ON person.id = member.person_id
       WHERE member.room_id = $1::uuid AND member.state = 'joined' ${
         isFirst
           ? ''
           : `AND (lower(person.display_name), person.id) >
                ((SELECT lower(earlier.display_name) FROM person AS earlier WHERE earlier.id = $3::uuid), $3::uuid)`
       }
       ORDER BY lower(person.display_name), person.id LIMIT $2`,
      [roomId, limit, ...(isFirst ? [] : [afterPersonId])],
    ),
  )
  return rows.map(toMember)
}
