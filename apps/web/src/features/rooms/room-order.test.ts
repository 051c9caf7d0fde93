import type { RoomEntry } from '@parley/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortRooms } from './room-order.ts'

const entry = (name: string): RoomEntry => ({
  room: { id: name, kind: 'public', name, topic: '', createdAt: '2026-11-20T00:00:00.000Z' },
  role: 'member',
  memberCount: 1,
  head: 1,
  lastSeq: 0,
  readSeq: 0,
  unread: 0,
  mentions: 0,
  named: 0,
})
const sorted = (names: string[], locale: string) => sortRooms(names.map(entry), locale).map(({ room }) => room.name)

test('numbers in names are ordered by value', () => {
  expect(sorted(['release-10', 'release-4', 'general'], 'en')).toEqual(['general', 'release-4', 'release-10'])
})

test('the order is that of the language of the interface, whatever the runtime speaks', () => {
  expect(sorted(['中文文档', 'general', '公告'], 'en').at(0)).toBe('general')
  const chinese = sorted(['中文文档', 'general', '公告'], 'zh-CN')
  expect(chinese.indexOf('公告')).toBeLessThan(chinese.indexOf('中文文档'))
})

test('whatever became of the rooms since they were sorted last, the order is that of their names', () => {
  const rooms = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('x', 'y', '公告'), lastSeq: fc.nat(2) }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(rooms, fc.constantFrom('en', 'zh-CN')), { minLength: 1, maxLength: 6 }), (steps) => {
      for (const [list, locale] of steps) {
        const entries = list.map(({ id, name, lastSeq }) => {
          const each = entry(name)
          return { ...each, room: { ...each.room, id }, lastSeq }
        })
        const { compare } = new Intl.Collator(locale, { numeric: true })
        const expected = entries.toSorted(
          (a, b) => compare(a.room.name, b.room.name) || (a.room.id < b.room.id ? -1 : 1),
        )
        expect(sortRooms(entries, locale)).toEqual(expected)
        expect(sortRooms(entries, locale)).toBe(sortRooms(entries, locale))
      }
    }),
  )
})
