import { expect, test } from 'vitest'
import { countCharacters } from './count-characters.ts'
import { isStorable, requireStorable, toStorable } from './storable.ts'
import { isUuid } from './uuid.ts'
import { hasVisibleCharacter } from './visible.ts'

test('NUL and lone surrogates are refused by the name of their field', () => {
  for (const text of ['a\0b', '\ud800', 'x\udc00y', '😀'.slice(0, 1)]) {
    expect(isStorable(text)).toBe(false)
    expect(() => requireStorable(text, 'body')).toThrow(
      expect.objectContaining({ code: 'TEXT_INVALID', field: 'body' }),
    )
  }
  for (const text of ['', '😀', '汉字\t\n', '\u200d']) expect(isStorable(text)).toBe(true)
})

test('text that nobody can mend is cut and cleaned', () => {
  expect(toStorable('a\0b\ud800c', 10)).toBe('abc')
  expect(toStorable('😀😀', 3)).toBe('😀')
})

test('white space, control and format characters and fillers cannot be seen; letters, digits, signs and emoji can', () => {
  const unseen = [
    '',
    ' \n\t',
    '\u200b',
    '\u200d\ufe0f',
    '\u00ad',
    '\u3164',
    '\u115f',
    '\u2800',
    '\ufeff',
    '\u202e',
    '\u3000',
    '\u0007',
  ]
  for (const text of unseen) expect(hasVisibleCharacter(text)).toBe(false)
  for (const text of ['a', '.', '0', '中', '😀', '👩‍👩‍👧', '\u200bx']) expect(hasVisibleCharacter(text)).toBe(true)
})

test('characters are code points', () => {
  expect([countCharacters(''), countCharacters('a中😀'), countCharacters('👩‍👧')]).toEqual([0, 3, 3])
})

test('an id is a UUID of any version, in any case', () => {
  expect(isUuid('0190F3B2-7c1a-7def-8abc-0123456789ab')).toBe(true)
  for (const text of ['', '0190f3b2', "0190f3b2-7c1a-7def-8abc-0123456789ab'", '0190f3b27c1a7def8abc0123456789ab']) {
    expect(isUuid(text)).toBe(false)
  }
})
