import { expect, test } from 'vitest'
import { messageOf, messagePath, ROOMS_PATH, roomIdOf, roomPath } from './room-path.ts'

const id = '01a1fbe9-2dc8-7434-a01a-f7c40e18a2f4'

test('a room and its path are each found from the other', () => {
  expect(roomIdOf(roomPath(id))).toBe(id)
  expect(roomIdOf(`${roomPath(id.toUpperCase())}/`)).toBe(id)
})

test('a message and its path are each found from the other, and it leads to its room', () => {
  expect(messageOf(messagePath(id, 42))).toEqual({ roomId: id, seq: 42 })
  expect(roomIdOf(messagePath(id, 42))).toBe(id)
  for (const path of [roomPath(id), `${roomPath(id)}/0`, `${roomPath(id)}/1e3`, `${roomPath(id)}/-1`, '/settings/5']) {
    expect(messageOf(path)).toBeNull()
  }
})

test('what is no room is told apart from what might be one', () => {
  expect(roomIdOf(ROOMS_PATH)).toBeNull()
  expect(roomIdOf('/settings')).toBeNull()
  expect(roomIdOf(`${roomPath(id)}/more`)).toBeNull()
  expect(roomIdOf('/rooms/never-was')).toBe('never-was')
})
