import { expect, test } from 'vitest'
import { parseDescription } from './description.ts'
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
  for (const input of ['', '\u200b', ' \u2060\u3164 ']) expect(parseTopic(input, 250)).toBe('')
  expect(parseTopic('中'.repeat(250), 250)).toHaveLength(250)
  expect(() => parseTopic('中'.repeat(251), 250)).toThrow(
    expect.objectContaining({ code: 'TOPIC_TOO_LONG', field: 'topic', limit: 250 }),
  )
  for (const input of ['a\0', 'a\u202eb', '\u0007']) {
    expect(() => parseTopic(input, 250)).toThrow(expect.objectContaining({ code: 'TEXT_INVALID', field: 'topic' }))
  }
})

test('a word of letters that look alike from several alphabets is refused; words of several stand side by side', () => {
  for (const input of ['p\u0430ypal', 'gener\u03b1l', '\u043f\u0440\u0438\u0432et', '\uff50\u0430y']) {
    expect(() => parseRoomName(input, 50)).toThrow(expect.objectContaining({ code: 'ROOM_NAME_INVALID' }))
  }
  for (const input of [
    'api-\u043f\u0440\u043e\u0435\u043a\u0442',
    '\u03bc\u03ac\u03b8\u03b7\u03bc\u03b1-1',
    'q1-\u4ea7\u54c1',
  ])
    expect(parseRoomName(input, 50)).toBe(input.normalize('NFC'))
})

test('a description has lines, and neither control characters nor heaps of marks', () => {
  expect(parseDescription('  one\r\ntwo\tthree\n\n ')).toBe('one\ntwo three')
  for (const input of ['', '\u200b', '\u2060\n\u3164']) expect(parseDescription(input)).toBe('')
  for (const input of ['a\0', 'a\u202eb', '\u0007', `z${'\u0316'.repeat(9)}`]) {
    expect(() => parseDescription(input)).toThrow(
      expect.objectContaining({ code: 'TEXT_INVALID', field: 'description' }),
    )
  }
  expect(() => parseDescription('\u4e2d'.repeat(1_001))).toThrow(
    expect.objectContaining({ code: 'DESCRIPTION_TOO_LONG', limit: 1_000 }),
  )
  expect(() => parseTopic(`z${'\u0316'.repeat(9)}`, 250)).toThrow(expect.objectContaining({ code: 'TEXT_INVALID' }))
})
