import type { RoomEntry } from '@parley/client'
import type { PersonalItem } from '@parley/protocol'
import { expect, test } from 'vitest'
import { moveCategory, moveRoom } from './arrange.ts'
import { isMuted, muteUntil } from './mute.ts'
import { newestRooms, type Section, sectionsOf, shownRooms } from './sections.ts'

function room(
  id: string,
  rest: { kind?: RoomEntry['room']['kind']; unread?: number; mentions?: number } = {},
): RoomEntry {
  const { kind = 'public', unread = 0, mentions = 0 } = rest
  return {
    room: { id, kind, name: id, topic: '', createdAt: '2026-01-01T00:00:00.000Z' },
    role: 'member',
    memberCount: 1,
    head: 1,
    lastSeq: 1,
    readSeq: 1,
    unread,
    mentions,
    named: mentions,
  }
}

type Kept = Record<string, NonNullable<PersonalItem['value']>>
const look = (rooms: RoomEntry[], kept: Kept, openRoomId: string | null = null) =>
  sectionsOf({ rooms, values: new Map(Object.entries(kept)), openRoomId, now: Date.parse('2026-01-01T12:00:00Z') })
const names = (sections: Section[]) =>
  Object.fromEntries(sections.map(({ id, rooms }) => [id, rooms.map(({ entry }) => entry.room.id)]))
/** Keeps what was moved, as the server would. */
const keep = (kept: Kept, items: PersonalItem[]): Kept => {
  const next = { ...kept }
  for (const { key, value } of items) {
    if (value === null) delete next[key]
    else next[key] = value
  }
  return next
}
const find = (sections: Section[], id: string) => {
  const [section] = sections.filter((each) => each.id === id)
  if (!section) throw new Error(`no section ${id}`)
  return section
}
const findRoom = (sections: Section[], id: string) => {
  const [found] = sections.flatMap(({ rooms }) => rooms.filter(({ entry }) => entry.room.id === id))
  if (!found) throw new Error(`no room ${id}`)
  return found
}

test('rooms stand in favourites, own categories, rooms, direct messages, in this order', () => {
  const rooms = [room('a'), room('b'), room('c'), room('d', { kind: 'direct' }), room('e', { kind: 'group' })]
  const sections = look(rooms, {
    'category:work': { name: 'Work', order: 2 },
    'category:fun': { name: 'Fun', order: 1 },
    'category:rooms': { name: '', order: 0, collapsed: true },
    'room:a': { category: 'work' },
    'room:b': { favourite: true, category: 'work' },
    'room:c': { category: 'deleted' },
    'room:d': { favourite: true },
  })
  expect(sections.map(({ id }) => id)).toEqual(['favourites', 'fun', 'work', 'rooms', 'direct'])
  expect(names(sections)).toEqual({ favourites: ['b', 'd'], fun: [], work: ['a'], rooms: ['c'], direct: ['e'] })
  expect(find(sections, 'rooms').isCollapsed).toBe(true)
})

test('a collapsed section shows what is new and what is open, a muted room only where it is called', () => {
  const rooms = [
    room('calm'),
    room('new', { unread: 1 }),
    room('open'),
    room('muted', { unread: 9 }),
    room('called', { unread: 9, mentions: 1 }),
  ]
  const sections = look(
    rooms,
    {
      'category:rooms': { name: '', order: 0, collapsed: true },
      'room:muted': { mutedUntil: 'forever' },
      'room:called': { mutedUntil: '2026-01-01T12:00:01Z' },
    },
    'open',
  )
  const shown = shownRooms(find(sections, 'rooms'), 'open').map(({ entry }) => entry.room.id)
  expect(shown).toEqual(['new', 'open', 'called'])
})

test('a closed direct message is back when something new is in it, or it is open', () => {
  const kept = { 'room:d': { hidden: true } }
  const of = (unread: number, open: string | null) =>
    names(look([room('d', { kind: 'direct', unread })], kept, open)).direct
  expect(of(0, null)).toEqual([])
  expect(of(1, null)).toEqual(['d'])
  expect(of(0, 'd')).toEqual(['d'])
})

test('a room goes where it is dropped, and stays there; what else is kept of it stays, too', () => {
  const rooms = [room('a'), room('b'), room('c'), room('d')]
  let kept: Kept = { 'category:w': { name: 'W', order: 0 }, 'room:a': { level: 'mentions' } }
  const drop = (roomId: string, sectionId: string, before: string | null) => {
    const sections = look(rooms, kept)
    kept = keep(kept, moveRoom(find(sections, sectionId), findRoom(sections, roomId), before))
    return names(look(rooms, kept))
  }
  expect(drop('a', 'w', null)).toMatchObject({ w: ['a'], rooms: ['b', 'c', 'd'] })
  expect(drop('b', 'w', 'a')).toMatchObject({ w: ['b', 'a'] })
  expect(drop('c', 'w', 'a')).toMatchObject({ w: ['b', 'c', 'a'] })
  expect(drop('a', 'w', 'b')).toMatchObject({ w: ['a', 'b', 'c'] })
  expect(drop('b', 'favourites', null)).toMatchObject({ favourites: ['b'], w: ['a', 'c'] })
  expect(drop('b', 'rooms', null)).toMatchObject({ favourites: [], rooms: ['b', 'd'] })
  expect(kept['room:b']).toBeUndefined()
  expect(kept['room:a']).toMatchObject({ level: 'mentions', category: 'w' })
})

test('own categories change places among themselves only', () => {
  const kept: Kept = { 'category:x': { name: 'X', order: 0 }, 'category:y': { name: 'Y', order: 5, collapsed: true } }
  const sections = look([], kept)
  for (const placeOf of ['x', 'rooms', undefined]) expect(moveCategory(sections, 'x', placeOf)).toEqual([])
  const next = look([], keep(kept, moveCategory(sections, 'x', 'y')))
  expect(next.map(({ id }) => id)).toEqual(['favourites', 'y', 'x', 'rooms', 'direct'])
  expect(find(next, 'y').isCollapsed).toBe(true)
  const again = look([], keep(kept, moveCategory(sections, 'y', 'x')))
  expect(again.map(({ id }) => id)).toEqual(['favourites', 'y', 'x', 'rooms', 'direct'])
})

test('a mute ends at its time', () => {
  const now = Date.parse('2026-01-01T12:00:00Z')
  const until = muteUntil('for15', now)
  expect(isMuted({ mutedUntil: until }, now + 14 * 60_000)).toBe(true)
  expect(isMuted({ mutedUntil: until }, now + 15 * 60_000)).toBe(false)
  expect(isMuted({ mutedUntil: muteUntil('forever', now) }, now * 2)).toBe(true)
  expect(new Date(muteUntil('untilTomorrow', now)).getHours()).toBe(9)
})

test('of many direct messages the newest are shown, and whatever is new or open', () => {
  const rooms = Array.from({ length: 9 }, (_, at) => room(`d${at}`, { kind: 'direct', unread: at === 0 ? 1 : 0 }))
  const direct = find(look(rooms, {}), 'direct')
  const ids = (most: number, open: string | null) =>
    newestRooms(direct.rooms, most, open).map((each) => each.entry.room.id)
  expect(ids(3, 'd2')).toEqual(['d8', 'd7', 'd6', 'd2', 'd0'])
  expect(ids(9, null)).toHaveLength(9)
})
