import type { Person, Room } from '@parley/protocol'
import type { Reference } from './markdown/nodes.ts'
import type { Calls } from './mentions-context.ts'

/** What a reference in a message names. `length` is how much of what was written does; the rest is text. */
export type Referent =
  | { readonly kind: 'person'; readonly length: number; readonly person: Person }
  | { readonly kind: 'everybody'; readonly length: number; readonly name: 'all' | 'here' }
  | { readonly kind: 'room'; readonly length: number; readonly room: Room }

/** Who and what a message may name. */
export interface Known {
  readonly people: ReadonlyMap<string, Person>
  readonly rooms: readonly { readonly room: Room }[]
  /** Whom the message calls, as the server found them; null where it has not said so yet. */
  readonly calls: Calls | null
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Finds what a reference names. Null where there is no such thing in sight: then it is text. */
export function resolve(reference: Reference, known: Known): Referent | null {
  if (reference.sign === '@') return resolvePerson(reference.name.toLowerCase(), known)
  if (reference.sign === '#') return resolveRoom(reference.name, known)
  return null
}

/** A handle may end in a stop, and a sentence, too: the longer one is tried first. */
function resolvePerson(name: string, { people, calls }: Known): Referent | null {
  for (const handle of new Set([name, name.replace(/[._-]+$/, '')])) {
    const { length } = handle
    if (handle === 'all' || handle === 'here') {
      return calls === null || calls.mentionsAll !== undefined ? { kind: 'everybody', length, name: handle } : null
    }
    const person = peopleByHandle(people).get(handle)
    if (person !== undefined && (calls === null || calls.mentions?.includes(person.id))) {
      return { kind: 'person', length, person }
    }
  }
  return null
}

/** The longest name of a room that is written here and ends where a word does. Chinese runs on without a space. */
function resolveRoom(name: string, { rooms }: Known): Referent | null {
  for (let { length } = name; length > 0; length--) {
    if (!endsWord(name, length)) continue
    const room = roomsByName(rooms).get(name.slice(0, length).normalize('NFC').toLowerCase())
    if (room !== undefined) return { kind: 'room', length, room }
  }
  return null
}

function endsWord(name: string, length: number): boolean {
  const rest = name.slice(length)
  return /^[._-]*$/.test(rest) || CJK.test(rest.charAt(0)) || CJK.test(name.charAt(length - 1))
}

/** Stores give the same object until something changed, so an index is made once for each state of theirs. */
const handles = new WeakMap<object, ReadonlyMap<string, Person>>()
const names = new WeakMap<object, ReadonlyMap<string, Room>>()

function peopleByHandle(people: Known['people']): ReadonlyMap<string, Person> {
  let index = handles.get(people)
  if (index === undefined) {
    index = new Map([...people.values()].map((person) => [person.handle, person]))
    handles.set(people, index)
  }
  return index
}

function roomsByName(rooms: Known['rooms']): ReadonlyMap<string, Room> {
  let index = names.get(rooms)
  if (index === undefined) {
    index = new Map(rooms.map(({ room }) => [room.name.toLowerCase(), room]))
    names.set(rooms, index)
  }
  return index
}
