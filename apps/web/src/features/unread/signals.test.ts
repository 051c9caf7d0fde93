import type { RoomEntry, ThreadEntries } from '@parley/client'
import type { PersonalItem } from '@parley/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageTitle } from '../shell/page-title.ts'
import { signalsOf } from './signals.ts'

const NOW = Date.parse('2026-01-01T12:00:00Z')
type Kind = RoomEntry['room']['kind']
type Kept = Record<string, NonNullable<PersonalItem['value']>>

function room(
  id: string,
  rest: { kind?: Kind; unread?: number; mentions?: number; named?: number; archived?: boolean } = {},
): RoomEntry {
  const { kind = 'public', unread = 0, mentions = 0, named = mentions, archived = false } = rest
  const createdAt = '2026-01-01T00:00:00.000Z'
  return {
    room: { id, kind, name: id, topic: '', createdAt, ...(archived && { archivedAt: createdAt }) },
    role: 'member',
    memberCount: 1,
    head: 1,
    lastSeq: 1,
    readSeq: 1,
    unread,
    mentions,
    named,
  }
}

const thread = (roomId: string, root: number, isUnread = true) =>
  [`${roomId}:${root}`, { roomId, root, lastSeq: 9, readSeq: isUnread ? 0 : 9, isUnread }] as const
const look = (rooms: RoomEntry[], kept: Kept = {}, threads: ThreadEntries = new Map()) =>
  signalsOf({ rooms, values: new Map(Object.entries(kept)), threads, now: NOW })

test('in a room a name is bold for what is new, and the badge counts what calls me', () => {
  const { rooms, badge, icon } = look([room('a', { unread: 7, mentions: 2 }), room('b', { unread: 3 }), room('c')])
  expect(rooms.get('a')).toMatchObject({ isBold: true, badge: 2 })
  expect(rooms.get('b')).toMatchObject({ isBold: true, badge: 0 })
  expect(rooms.get('c')).toMatchObject({ isBold: false, badge: 0 })
  expect([badge, icon]).toEqual([2, 'mention'])
})

test('where people are written to directly, every message counts', () => {
  expect(look([room('a', { kind: 'direct', unread: 3 }), room('b', { kind: 'group', unread: 4 })])).toMatchObject({
    badge: 7,
    icon: 'mention',
  })
})

test('a muted room is never bold and calls only by mention; one at nothing never calls', () => {
  const kept = { 'room:a': { mutedUntil: 'forever' }, 'room:b': { level: 'nothing' }, 'room:c': { level: 'mentions' } }
  const of = { unread: 5, mentions: 1 }
  const { rooms, badge } = look([room('a', of), room('b', of), room('c', { ...of, kind: 'direct' })], kept)
  expect(rooms.get('a')).toMatchObject({ isBold: false, isMuted: true, badge: 1 })
  expect(rooms.get('b')).toMatchObject({ isBold: true, badge: 0 })
  expect(rooms.get('c')).toMatchObject({ isBold: true, badge: 1 })
  expect(badge).toBe(2)
  expect(look([room('a', { unread: 5 })], { 'room:a': { mutedUntil: 'forever' } }).icon).toBe('plain')
  const everybody = room('a', { unread: 5, mentions: 3, named: 1 })
  expect(look([everybody], { 'room:a': { mutedUntil: 'forever' } }).badge).toBe(1)
  expect(look([room('a', { unread: 5, mentions: 3, named: 0 })], { 'room:a': { mutedUntil: 'forever' } }).icon).toBe(
    'plain',
  )
  const ended = { 'room:a': { mutedUntil: '2026-01-01T11:59:59.000Z' } }
  expect(look([room('a', { unread: 5 })], ended).rooms.get('a')).toMatchObject({ isBold: true, isMuted: false })
})

test('an unread thread is a dot on its room, unless the room is muted', () => {
  const threads = new Map([thread('a', 1), thread('a', 2), thread('b', 3), thread('c', 4, false)])
  const kept = { 'room:b': { mutedUntil: 'forever' } }
  const { rooms, unreadThreads, icon, badge } = look([room('a'), room('b'), room('c')], kept, threads)
  expect([...rooms].map(([id, { hasUnreadThread }]) => [id, hasUnreadThread])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ])
  expect([unreadThreads, icon, badge]).toEqual([2, 'activity', 0])
})

test('title, icon and badge say what the rows say, whatever is unread, muted, archived or left', () => {
  const entries = fc.array(
    fc.record({
      kind: fc.constantFrom<Kind>('public', 'private', 'direct', 'group', 'self'),
      unread: fc.nat(1000),
      mentions: fc.nat(3),
      named: fc.nat(3),
      archived: fc.boolean(),
      muted: fc.constantFrom(undefined, 'forever', '2026-01-01T11:00:00Z', '2026-01-01T13:00:00Z'),
      level: fc.constantFrom(undefined, 'all', 'mentions', 'nothing'),
      threads: fc.nat(2),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(entries, (list) => {
      const rooms = list.map((each, index) =>
        room(`r${index}`, {
          ...each,
          mentions: Math.min(each.mentions, each.unread),
          named: Math.min(each.named, each.mentions, each.unread),
        }),
      )
      const kept = Object.fromEntries(
        list.map(({ muted, level }, index) => [
          `room:r${index}`,
          { ...(muted && { mutedUntil: muted }), ...(level && { level }) },
        ]),
      )
      const threads = new Map(
        list.flatMap((each, index) => Array.from({ length: each.threads }, (_, root) => thread(`r${index}`, root + 1))),
      )
      const signals = look(rooms, kept, threads)
      const rows = [...signals.rooms.values()]
      expect(signals.badge).toBe(rows.reduce((sum, { badge }) => sum + badge, 0))
      expect(signals.icon === 'mention').toBe(rows.some(({ badge }) => badge > 0))
      const isAnyActive = rows.some(({ isBold, hasUnreadThread }) => isBold || hasUnreadThread)
      expect(signals.icon === 'plain').toBe(!isAnyActive && signals.badge === 0)
      expect(pageTitle('r', 'W', signals.badge).startsWith('(')).toBe(signals.icon === 'mention')
      for (const [index, each] of list.entries()) {
        const row = signals.rooms.get(`r${index}`)
        expect(row === undefined).toBe(each.archived || each.kind === 'self')
        if (row && each.muted === 'forever') {
          expect(row.isBold || row.hasUnreadThread).toBe(false)
          expect(row.badge).toBeLessThanOrEqual(each.named)
        }
        if (row && each.unread === 0) expect([row.isBold, row.badge]).toEqual([false, 0])
      }
    }),
  )
})
