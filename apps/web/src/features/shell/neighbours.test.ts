import { describe, expect, test } from 'vitest'
import { fallbackRoom, neighbour } from './neighbours.ts'

const stops = [
  { id: 'a', isUnread: false },
  { id: 'b', isUnread: true },
  { id: 'c', isUnread: false },
  { id: 'd', isUnread: true },
]

describe('neighbour', () => {
  test('steps down and up the list', () => {
    expect(neighbour(stops, 'b', 1)).toBe('c')
    expect(neighbour(stops, 'b', -1)).toBe('a')
  })

  test('goes round at either end', () => {
    expect(neighbour(stops, 'd', 1)).toBe('a')
    expect(neighbour(stops, 'a', -1)).toBe('d')
  })

  test('passes over rooms that are read when asked for unread ones', () => {
    expect(neighbour(stops, 'b', 1, true)).toBe('d')
    expect(neighbour(stops, 'd', 1, true)).toBe('b')
    expect(neighbour(stops, 'b', -1, true)).toBe('d')
  })

  test('begins at the near end when no room is open', () => {
    expect(neighbour(stops, null, 1)).toBe('a')
    expect(neighbour(stops, null, -1)).toBe('d')
  })

  test('has nowhere to go in an empty list, alone, or when all is read', () => {
    expect(neighbour([], null, 1)).toBeNull()
    expect(neighbour([{ id: 'a', isUnread: true }], 'a', 1)).toBeNull()
    expect(neighbour(stops.slice(0, 1), null, 1, true)).toBeNull()
  })
})

describe('fallbackRoom', () => {
  const rooms = [
    { id: '1', name: 'announcements' },
    { id: '2', name: 'general' },
    { id: '3', name: 'random' },
  ]

  test('is the last room visited while the person is still in it', () => {
    expect(fallbackRoom(rooms, '3')).toBe('3')
  })

  test('is general otherwise, else the first, else none', () => {
    expect(fallbackRoom(rooms, 'gone')).toBe('2')
    expect(fallbackRoom(rooms.slice(0, 1), null)).toBe('1')
    expect(fallbackRoom([], '1')).toBeNull()
  })
})
