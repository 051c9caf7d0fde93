import { expect, test } from 'vitest'
import { parseRoomName } from './room-name.ts'
import { parseTopic } from './topic.ts'

test('a room name is letters, marks and digits of any script with - _ and ., in NFC and lower case', () => {
  const names = [
    ['General', 'general'],
    ['cafe\u0301', 'café'],
    ['产品-设计_1.2', '产品-设计_1.2'],
    ['हिन्दी', 'हिन्दी'],
    ['ПРИВЕТ', 'привет'],
    ['-x-', '-x-'],
  ] as const
  for (const [input, name] of names) expect(parseRoomName(input, 50)).toBe(name.normalize('NFC'))
})

test('anything else is refused with the limit', () => {
  const bad = [
    '',
    ' ',
    'two words',
    'a/b',
    '#a',
    '.a',
    'a.',
    'a\0',
    'a\u202eb',
    'a\u200bb',
    'a\u200db',
    '😀',
    '\u0301a',
  ]
  for (const input of [...bad, 'a\u3164', `a${'\u0316'.repeat(9)}`, 'a'.repeat(51), '\ud800']) {
    expect(() => parseRoomName(input, 50)).toThrow(
      expect.objectContaining({ code: 'ROOM_NAME_INVALID', field: 'name', limit: 50 }),
    )
  }
  expect(parseRoomName('a'.repeat(50), 50)).toHaveLength(50)
})

test('a topic is one line, and may be empty', () => {
  expect(parseTopic('  plans \n for\t2027 ', 250)).toBe('plans for 2027')
  expect(parseTopic('', 250)).toBe('')
  expect(parseTopic('中'.repeat(250), 250)).toHaveLength(250)
  expect(() => parseTopic('中'.repeat(251), 250)).toThrow(
    expect.objectContaining({ code: 'TOPIC_TOO_LONG', field: 'topic', limit: 250 }),
  )
  for (const input of ['a\0', 'a\u202eb', '\u0007']) {
    expect(() => parseTopic(input, 250)).toThrow(expect.objectContaining({ code: 'TEXT_INVALID', field: 'topic' }))
  }
})
