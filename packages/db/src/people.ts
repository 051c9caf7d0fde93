import type { Person } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'

/** What everybody may see of a person. */
const PUBLIC = { id: true, handle: true, displayName: true, role: true } as const

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
export async function insertPerson(database: Database, person: NewPerson): Promise<Person | null> {
  const { id, handle, email, displayName, passwordHash } = person
  const [row] = await database.prisma.$queryRaw<{ role: Person['role'] | null }[]>`
    SELECT parley_create_person(${id}::uuid, ${handle}, ${email}::text, ${displayName}, ${passwordHash})::text AS role`
  return row?.role ? { id, handle, displayName, role: row.role } : null
}

/** Whom a login names, by handle or e-mail (both lower case), with the password's hash. */
export async function findCredentials(
  database: Database,
  login: string,
): Promise<{ person: Person; passwordHash: string } | null> {
  const found = await database.prisma.person.findFirst({
    where: { OR: [{ handle: login }, { email: login }] },
    select: { ...PUBLIC, passwordHash: true },
  })
  if (!found) return null
  const { passwordHash, ...person } = found
  return { person, passwordHash }
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
    'SELECT id::text, handle, display_name, role::text FROM person WHERE id = ANY ($1::uuid[])',
    [ids],
  )
  return new Map(rows.map((row) => [row.id, toPerson(row)]))
}

export interface PersonRow {
  readonly id: string
  readonly handle: string
  readonly display_name: string
  readonly role: Person['role']
}

export function toPerson({ id, handle, display_name, role }: PersonRow): Person {
  return { id, handle, displayName: display_name, role }
}

export async function updateDisplayName(database: Database, personId: string, displayName: string): Promise<Person> {
  return database.prisma.person.update({ where: { id: personId }, data: { displayName }, select: PUBLIC })
}

/** Whether anybody has an account yet. */
export async function hasPeople(database: Database): Promise<boolean> {
  return (await database.prisma.person.findFirst({ select: { id: true } })) !== null
}
