import type { Account, DeviceSession, Person, Profile } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { PERSON_COLUMNS, toPerson } from '../people.ts'
import { STATUS } from '../standing.ts'

/** A person as SQL selects them by `ACCOUNT_COLUMNS`, with how many of their sessions are alive. */
export interface AccountRow {
  readonly id: string
  readonly handle: string
  readonly display_name: string
  readonly role: Person['role']
  readonly profile: Profile | null
  readonly email: string | null
  readonly status: Account['status']
  readonly suspended_until: Date | null
  readonly created_at: Date
  readonly last_seen_at: Date | null
  readonly sessions: number
}

/** What `toAccount` needs of the table `person`, but for `sessions`. */
export const ACCOUNT_COLUMNS = `${PERSON_COLUMNS}, person.email, ${STATUS} AS status, person.suspended_until,
  person.created_at, person.last_seen_at`

/** How many sessions of a person are alive, whose id is this expression. */
export const countSessionsOf = (id: string) => `(SELECT count(*)::int FROM device_session
  WHERE device_session.person_id = ${id} AND device_session.revoked_at IS NULL AND device_session.expires_at > now())`

export function toAccount(row: AccountRow): Account {
  return {
    person: toPerson(row),
    email: row.email,
    status: row.status,
    suspendedUntil: row.status === 'suspended' ? (row.suspended_until?.toISOString() ?? null) : null,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    sessions: row.sessions,
  }
}

/** The account of a person, within a transaction or without. Null where there is no such person. */
export async function loadAccount(ask: Ask, personId: string): Promise<Account | null> {
  const [row] = await ask<AccountRow>(
    'admin_account',
    `SELECT ${ACCOUNT_COLUMNS}, ${countSessionsOf('person.id')} AS sessions FROM person WHERE person.id = $1::uuid`,
    [personId],
  )
  return row ? toAccount(row) : null
}

export interface AccountFacts {
  /** Public and private rooms that they are in, and those of them that they own. */
  readonly rooms: number
  readonly ownedRooms: number
  readonly sessions: Omit<DeviceSession, 'current'>[]
}

export async function loadAccountFacts(ask: Ask, personId: string): Promise<AccountFacts> {
  type SessionRow = { id: string; device: string; address: string; created_at: Date; last_seen_at: Date }
  const [[rooms], sessions] = await Promise.all([
    ask<{ rooms: number; owned: number }>(
      'admin_account_rooms',
      `SELECT count(*)::int AS rooms, (count(*) FILTER (WHERE member.role = 'owner'))::int AS owned
       FROM member JOIN room ON room.id = member.room_id
       WHERE member.person_id = $1::uuid AND member.state = 'joined' AND room.kind IN ('public', 'private')`,
      [personId],
    ),
    ask<SessionRow>(
      'admin_account_sessions',
      `SELECT id::text, device, address, created_at, last_seen_at FROM device_session
       WHERE person_id = $1::uuid AND revoked_at IS NULL AND expires_at > now()
       ORDER BY last_seen_at DESC, id LIMIT 100`,
      [personId],
    ),
  ])
  return {
    rooms: rooms?.rooms ?? 0,
    ownedRooms: rooms?.owned ?? 0,
    sessions: sessions.map((row) => ({
      id: row.id,
      device: row.device,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  }
}
