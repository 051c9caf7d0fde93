import {
  type AccountHere,
  findAccountsNamed,
  findToMake,
  findUnsettled,
  findUsedHandles,
  makePeople,
  type SettledPerson,
  type UnsettledPerson,
  writeSettled,
} from '@parley/db'
import type { Limits } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { cleanDisplayName, cleanHandle, numbered } from './clean.ts'

type Ask = CoreContext['database']['ask']

const PORTION = 200
const HANDLE_CHARACTERS = 32

/**
 * Finds out who some of the people of a file are here. The same address is the same person. So is the same handle, unless both
 * have an address and they differ. Everybody else gets a handle that is free.
 * @returns how many were looked up; 0 where all are known
 */
export async function settlePeople(ask: Ask, jobId: string, limits: Limits): Promise<number> {
  const people = await findUnsettled(ask, jobId, PORTION)
  if (people.length === 0) return 0
  const wanted = people.map((person) => ({ ...person, handle: cleanHandle(person.handle) }))
  const here = await findAccountsNamed(ask, {
    handles: wanted.map(({ handle }) => handle),
    emails: wanted.flatMap(({ email }) => email ?? []),
  })
  const byEmail = new Map(
    here.flatMap((account) => (account.email === null ? [] : [[account.email, account] as const])),
  )
  const byHandle = new Map(here.map((account) => [account.handle, account]))
  const known = new Map(wanted.flatMap((person) => accountOf(person, byEmail, byHandle) ?? []))
  const strangers = wanted.filter(({ key }) => !known.has(key))
  const free = await chooseHandles(ask, jobId, strangers)
  await writeSettled(
    ask,
    jobId,
    wanted.map(({ key, email, displayName: given }): SettledPerson => {
      const account = known.get(key)
      const { handle, ...named } = account
        ? { handle: account.handle, email }
        : (free.get(key) ?? { handle: key, email: null })
      const displayName = cleanDisplayName(given, handle, limits.displayNameCharacters)
      return { key, handle, displayName, ...named, personId: account?.id ?? null }
    }),
  )
  return people.length
}

function accountOf(
  { key, handle, email }: UnsettledPerson,
  byEmail: ReadonlyMap<string, AccountHere>,
  byHandle: ReadonlyMap<string, AccountHere>,
): (readonly [string, AccountHere])[] | null {
  const same = email === null ? undefined : byEmail.get(email)
  if (same) return [[key, same]]
  const called = byHandle.get(handle)
  const isOther = called !== undefined && email !== null && called.email !== null
  return called === undefined || isOther ? null : [[key, called]]
}

/** A free handle for each, and their address where nobody else has it. */
async function chooseHandles(ask: Ask, jobId: string, people: readonly UnsettledPerson[]) {
  const chosen = new Map<string, { handle: string; email: string | null }>()
  const taken = { handles: new Set<string>(), emails: new Set<string>() }
  let waiting = people.map((person) => ({ person, candidates: candidatesFor(person.handle) }))
  while (waiting.length > 0) {
    const asked = waiting.map(({ person, candidates }) => ({ person, candidates, options: candidates(8) }))
    const used = await findUsedHandles(ask, jobId, {
      handles: asked.flatMap(({ options }) => options),
      emails: people.flatMap(({ email }) => email ?? []),
    })
    waiting = asked.flatMap(({ person, candidates, options }) => {
      const handle = options.find((option) => !used.handles.has(option) && !taken.handles.has(option))
      if (handle === undefined) return [{ person, candidates }]
      taken.handles.add(handle)
      const isOwn = person.email !== null && !used.emails.has(person.email) && !taken.emails.has(person.email)
      if (isOwn && person.email !== null) taken.emails.add(person.email)
      chosen.set(person.key, { handle, email: isOwn ? person.email : null })
      return []
    })
  }
  return chosen
}

/** The handle, then with numbers behind it: where very many are called alike, the numbers grow in leaps. */
function candidatesFor(handle: string): (count: number) => string[] {
  let next = 1
  let leap = 1
  return (count) => {
    const options = Array.from({ length: count }, (_, index) =>
      next === 1 && index === 0 ? handle : numbered(handle, next + index * leap, HANDLE_CHARACTERS),
    )
    next += count * leap
    leap *= 8
    return options
  }
}

/**
 * Makes accounts for some of those who have none here. Their password is none that anybody knows.
 * @returns how many were to be made, 0 where everybody has one, and how many were: the others met a name that was just taken
 */
export async function makeMissingPeople(
  ask: Ask,
  jobId: string,
  passwordHash: string,
): Promise<{ looked: number; made: number }> {
  const people = await findToMake(ask, jobId, PORTION)
  if (people.length === 0) return { looked: 0, made: 0 }
  const made = await makePeople(
    ask,
    jobId,
    people.map(({ key }) => ({ key, id: uuidv7() })),
    passwordHash,
  )
  return { looked: people.length, made: made.length }
}
