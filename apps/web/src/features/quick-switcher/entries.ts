import type { RoomEntry } from '@parley/client'
import type { ListedRoom, Person, Room } from '@parley/protocol'
import { hasHan } from '../matching/fold.ts'
import { rank } from '../matching/rank.ts'
import type { Readings } from '../matching/units.ts'

/** Something that the switcher leads to. */
export type SwitcherEntry =
  | { readonly kind: 'room'; readonly id: string; readonly name: string; readonly entry: RoomEntry }
  | { readonly kind: 'public-room'; readonly id: string; readonly name: string; readonly room: Room }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly person: Person }
  | { readonly kind: 'command'; readonly id: string; readonly name: string }

/** Names an entry among all of them. */
export function keyOf({ kind, id }: SwitcherEntry): string {
  return `${kind}-${id}`
}

export type GroupId = 'unread' | 'recent' | 'rooms' | 'people' | 'public-rooms' | 'commands'

export interface EntryGroup {
  readonly id: GroupId
  readonly entries: readonly SwitcherEntry[]
}

export interface Known {
  /** In the order of the sidebar. */
  readonly rooms: readonly RoomEntry[]
  /** What a room is called: one that has no name is called by its people. */
  readonly nameOf: (room: Room) => string
  readonly publicRooms: readonly ListedRoom[]
  readonly people: readonly Person[]
  readonly commands: readonly { readonly id: string; readonly name: string }[]
  /** Ids of rooms, the last visited first. */
  readonly visited: readonly string[]
  readonly openRoomId: string | null
  readonly readings: Readings | null
}

const MOST_AT_FIRST = 8
const MOST: Record<SwitcherEntry['kind'], number> = { room: 8, person: 6, 'public-room': 5, command: 6 }
const GROUP_OF = { room: 'rooms', person: 'people', 'public-room': 'public-rooms', command: 'commands' } as const
/** A sign at the beginning asks for one kind only. */
const ONLY: Readonly<Record<string, readonly SwitcherEntry['kind'][]>> = {
  '@': ['person'],
  '#': ['room', 'public-room'],
  '>': ['command'],
}

/** What is offered for a query, in groups, the one with the best match first. Without one: what is unread, then what was last visited. */
export function entriesFor(typed: string, known: Known): readonly EntryGroup[] {
  const sign = typed.trimStart().slice(0, 1)
  const only = ONLY[sign]
  const query = only ? typed.trimStart().slice(1) : typed
  if (query.trim() === '' && !only) return atFirst(known)
  // One letter begins too many commands, one Chinese character few.
  const isShort = query.trim().length < 2 && !hasHan(query)
  const all = everything(known).filter(({ kind }) => only?.includes(kind) ?? !(isShort && kind === 'command'))
  const found = rank(query, all, { textsOf, detailsOf, readings: known.readings })
  const groups = new Map<GroupId, SwitcherEntry[]>()
  for (const entry of found) {
    const group = groups.get(GROUP_OF[entry.kind]) ?? []
    if (group.length < MOST[entry.kind]) groups.set(GROUP_OF[entry.kind], [...group, entry])
  }
  return [...groups].map(([id, entries]) => ({ id, entries }))
}

function atFirst(known: Known): readonly EntryGroup[] {
  const rooms = roomEntries(known)
  const isUnread = ({ entry }: RoomChoice) => entry.unread > 0 || entry.mentions > 0
  const unread = rooms.filter((room) => isUnread(room) && room.id !== known.openRoomId)
  const rest = rooms.filter((room) => !isUnread(room) && room.id !== known.openRoomId)
  return [
    { id: 'unread' as const, entries: unread.slice(0, 2 * MOST_AT_FIRST) },
    { id: 'recent' as const, entries: rest.slice(0, MOST_AT_FIRST) },
    { id: 'commands' as const, entries: commandEntries(known).slice(0, 4) },
  ].filter(({ entries }) => entries.length > 0)
}

type RoomChoice = Extract<SwitcherEntry, { kind: 'room' }>

/** Those that call the person first, then unread ones, then the last visited; the open one at the end. */
function roomEntries({ rooms, nameOf, visited, openRoomId }: Known): RoomChoice[] {
  const urgency = ({ entry }: RoomChoice) => (entry.mentions > 0 ? 2 : entry.unread > 0 ? 1 : 0)
  const visit = ({ id }: RoomChoice) => {
    const place = visited.indexOf(id)
    return place === -1 ? visited.length : place
  }
  return rooms
    .filter(({ room }) => room.kind !== 'self')
    .map((entry): RoomChoice => ({ kind: 'room', id: entry.room.id, name: nameOf(entry.room), entry }))
    .sort(
      (a, b) =>
        Number(a.id === openRoomId) - Number(b.id === openRoomId) || urgency(b) - urgency(a) || visit(a) - visit(b),
    )
}

function commandEntries({ commands }: Known): SwitcherEntry[] {
  return commands.map(({ id, name }) => ({ kind: 'command', id, name }))
}

function everything(known: Known): readonly SwitcherEntry[] {
  const joined = new Set(known.rooms.map(({ room }) => room.id))
  const people = new Set(known.people.map(({ id }) => id))
  // A person who is found leads to the room of the two.
  const isPerson = ({ entry: { room } }: RoomChoice) =>
    room.kind === 'direct' && (room.people?.some((id) => people.has(id)) ?? false)
  return [
    ...roomEntries(known).filter((choice) => !isPerson(choice)),
    ...known.people.map(
      (person): SwitcherEntry => ({ kind: 'person', id: person.id, name: person.displayName, person }),
    ),
    ...known.publicRooms
      .filter(({ room }) => !joined.has(room.id))
      .map(({ room }): SwitcherEntry => ({ kind: 'public-room', id: room.id, name: room.name, room })),
    ...commandEntries(known),
  ]
}

function textsOf(entry: SwitcherEntry): readonly string[] {
  switch (entry.kind) {
    case 'room':
    case 'public-room':
      return [entry.name]
    case 'person':
      return [entry.name, entry.person.handle]
    case 'command':
      return [entry.name, entry.id]
  }
}

function detailsOf(entry: SwitcherEntry): readonly string[] {
  if (entry.kind === 'room') return [entry.entry.room.topic]
  return entry.kind === 'public-room' ? [entry.room.topic] : []
}
