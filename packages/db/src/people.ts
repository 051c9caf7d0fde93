import type { Person, Profile } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'
import { STATUS, type Standing, type StandingRow, toStanding } from './standing.ts'

/** Channel on which it is told, with their id, that a person is not who they were. */
export const PERSON_CHANNEL = 'parley_person'

/** What everybody may see of a person: what `toPerson` needs of the table `person`. */
export const PERSON_COLUMNS = 'person.id::text, person.handle, person.display_name, person.role::text, person.profile'

export interface NewPerson {
  readonly id: string
  readonly handle: string
  readonly email: string | null
  readonly displayName: string
  readonly passwordHash: string
}

/**
 * Inserts a person: as the owner if there is nobody yet, else as a member. Null where the handle or the e-mail is
 * somebody's already.
 */
export async function insertPerson({ ask }: Pick<Database, 'ask'>, person: NewPerson): Promise<Person | null> {
  const { id, handle, email, displayName, passwordHash } = person
  const [row] = await ask<{ role: Person['role'] | null }>(
    'create_person',
    'SELECT parley_create_person($1::uuid, $2, $3::text, $4, $5)::text AS role',
    [id, handle, email, displayName, passwordHash],
  )
  return row?.role ? { id, handle, displayName, role: row.role } : null
}

/** Whom a login names, by handle or e-mail (both lower case), with the password's hash. */
export async function findCredentials(
  database: Database,
  login: string,
): Promise<({ person: Person; passwordHash: string } & Standing) | null> {
  const [row] = await database.ask<PersonRow & StandingRow & { password_hash: string }>(
    'credentials',
    `SELECT ${PERSON_COLUMNS}, person.password_hash, ${STATUS} AS status, person.suspended_until FROM person
     WHERE (person.handle = $1 OR person.email = $1) AND person.erased_at IS NULL
     ORDER BY person.handle = $1 DESC LIMIT 1`,
    [login],
  )
  return row ? { person: toPerson(row), passwordHash: row.password_hash, ...toStanding(row) } : null
}

/** How the account of whoever a session is or was stands; null where there is no such session. */
export async function findStanding({ ask }: Pick<Database, 'ask'>, sessionId: string): Promise<Standing | null> {
  const [row] = await ask<StandingRow & Record<string, unknown>>(
    'standing',
    `SELECT ${STATUS} AS status, person.suspended_until FROM device_session
     JOIN person ON person.id = device_session.person_id WHERE device_session.id = $1::uuid`,
    [sessionId],
  )
  return row ? toStanding(row) : null
}

/** Of somebody whose account was not erased. */
export async function findPasswordHash({ ask }: Pick<Database, 'ask'>, personId: string): Promise<string | null> {
  const [row] = await ask<{ password_hash: string }>(
    'password_hash',
    'SELECT password_hash FROM person WHERE person.id = $1::uuid AND person.erased_at IS NULL',
    [personId],
  )
  return row?.password_hash ?? null
}

/** The people with these ids; unknown ids are left out. */
export async function findPeople(database: Database, ids: readonly string[]): Promise<Person[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => database.reads.person(id)))
  return found.filter((person) => person !== undefined)
}

/** People by id. */
export async function loadPeople(ask: Ask, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await ask<PersonRow>(
    'people',
    `SELECT ${PERSON_COLUMNS} FROM person WHERE person.id = ANY ($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, toPerson(row)]))
}

export interface PersonRow {
  readonly id: string
  readonly handle: string
  readonly display_name: string
  readonly role: Person['role']
  readonly profile: Profile | null
}

export function toPerson({ id, handle, display_name, role, profile }: PersonRow): Person {
  return { id, handle, displayName: display_name, role, ...profile }
}

export interface ProfileChange {
  readonly displayName: string | null
  /** Null takes a part away; what is left out stays. */
  readonly profile: { readonly [K in keyof Profile]: Profile[K] | null }
}

/** Changes what a person tells of themselves, and returns them as they are then; null where there is no such person. */
export async function updateProfileRow(
  database: Database,
  personId: string,
  { displayName, profile }: ProfileChange,
): Promise<Person | null> {
  const [row] = await database.ask<PersonRow>(
    'update_profile',
    `UPDATE person SET display_name = coalesce($2, display_name),
       profile = nullif(jsonb_strip_nulls(coalesce(profile, '{}') || $3::jsonb), '{}')
     WHERE person.id = $1::uuid AND person.erased_at IS NULL RETURNING ${PERSON_COLUMNS}`,
    [personId, displayName, JSON.stringify(profile)],
  )
  return row ? toPerson(row) : null
}

/** Whether anybody has an account yet. */
export async function hasPeople(database: Database): Promise<boolean> {
  return (await database.prisma.person.findFirst({ select: { id: true } })) !== null
}
