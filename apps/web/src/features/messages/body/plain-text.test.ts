import { expect, test } from 'vitest'
import { plainTextOf } from './plain-text.ts'
import { readBody } from './read-body.ts'

test('a message is told in bare words, and what a spoiler covers is not', () => {
  const body = '**Zero** ~~lost~~, see [the log](https://a.test)\n> she did\n- [x] it\n||the *end*||'
  expect(plainTextOf(body, 'spoiler')).toBe('Zero lost, see the log\nshe did\n- [x] it\nspoiler')
})

test('a text is read once while it is about', () => {
  const first = readBody('**a**')
  for (let other = 0; other < 150; other++) readBody(`*${other}*`)
  expect(readBody('**a**')).toBe(first)
  for (let other = 0; other < 250; other++) readBody(`*${other}*`)
  expect(readBody('**a**')).not.toBe(first)
})
