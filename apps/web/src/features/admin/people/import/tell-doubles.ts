import type { ListedPerson } from './read-people.ts'
import type { Judged } from './use-import.ts'

type Lines = ReadonlyMap<string, number>

/**
 * The rows with those told that say what a line before says already. Only lines that can be invited hold a name or an address:
 * what the server refused for another reason leaves them to the next.
 */
export function tellDoubles(rows: readonly Judged[]): Judged[] {
  const handles = new Map<string, number>()
  const emails = new Map<string, number>()
  return rows.map((row) => {
    const { person, result } = row
    const isTaken = result?.refused?.code === 'ACCOUNT_UNAVAILABLE'
    if (person.mistake !== null || (result?.refused !== undefined && !isTaken)) return row
    const double = doubleOf(person, handles, emails)
    if (double !== null) return { ...row, person: { ...person, ...double } }
    if (isTaken) return row
    handles.set(person.handle, person.line)
    if (person.email !== undefined) emails.set(person.email.toLowerCase(), person.line)
    return row
  })
}

function doubleOf(
  { handle, email }: ListedPerson,
  handles: Lines,
  emails: Lines,
): Pick<ListedPerson, 'mistake' | 'detail'> | null {
  const sameHandle = handles.get(handle)
  if (sameHandle !== undefined) return { mistake: 'doubledHandle', detail: String(sameHandle) }
  const sameEmail = email === undefined ? undefined : emails.get(email.toLowerCase())
  return sameEmail === undefined ? null : { mistake: 'doubledEmail', detail: String(sameEmail) }
}
