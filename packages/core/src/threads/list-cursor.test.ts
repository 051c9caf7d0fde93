import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './list-cursor.ts'

const roomId = '01a1fbe9-2dc8-7434-a01a-f7c40e18a2f4'

test('a place in a list is read as it was written', () => {
  for (const at of ['2026-11-21T19:52:30.123Z', '2026-11-21 19:52:30.1+00', '2026-11-21 19:52:30+08:00']) {
    const cursor = { at, roomId, seq: 42 }
    expect(readCursor(writeCursor(cursor) ?? '')).toEqual(cursor)
  }
  expect(readCursor(undefined)).toBeNull()
  expect(writeCursor(null)).toBeNull()
})

test('what is no place is refused before the database sees it', () => {
  const at = '2026-11-21T19:52:30.123Z'
  for (const text of [
    '',
    'x',
    `${at}|${roomId}`,
    `now|${roomId}|1`,
    `${at}|room|1`,
    `${at}|${roomId}|-1`,
    `${at}|${roomId}|1|2`,
  ]) {
    expect(() => readCursor(text)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }))
  }
})
