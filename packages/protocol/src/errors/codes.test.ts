import { describe, expect, test } from 'vitest'
import { CHINESE_SENTENCES } from './chinese.ts'
import { ERRORS, type ErrorCode } from './codes.ts'
import { ENGLISH_SENTENCES } from './english.ts'
import { Refusal } from './refusal.ts'
import { RETRYABLE } from './retryable.ts'
import { sentence } from './sentence.ts'

const codes = Object.keys(ERRORS) as ErrorCode[]

describe('every refusal', () => {
  test.each(codes)('%s says in both languages what is so and what to do', (code) => {
    const en = ENGLISH_SENTENCES[code]
    const zh = CHINESE_SENTENCES[code]
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/)
    for (const part of ['{limit}', '{word}']) expect(en.includes(part)).toBe(zh.includes(part))
    expect(`${en}${zh}`).not.toMatch(/[!！]|please|您/i)
  })

  test.each(codes)('%s travels and arrives as it was', (code) => {
    const sent = new Refusal(code, { retryAfterMs: 1500, field: 'body', limit: 16_383 })
    const arrived = Refusal.fromWire(JSON.parse(JSON.stringify(sent.toWire())))
    expect(arrived).toEqual(sent)
    expect(arrived.retryable).toBe(ERRORS[code].retryable)
  })
})

test('the retryable ones are named apart from the list', () => {
  expect([...RETRYABLE].sort()).toEqual(codes.filter((code) => ERRORS[code].retryable).sort())
})

test('a refusal of a newer server is taken at its word', () => {
  const refusal = Refusal.fromWire({ code: 'FROM_THE_FUTURE', retryable: true, retryAfterMs: 500 })
  expect(refusal).toMatchObject({ code: 'FROM_THE_FUTURE', retryable: true, retryAfterMs: 500 })
  expect(Refusal.fromWire({ code: 'FROM_THE_FUTURE', retryable: false }).retryable).toBe(false)
})

test.each([undefined, null, 'text', 7, {}, { code: 7 }, { code: 'toString' }, { code: 'A'.repeat(100) }])(
  '%j is no refusal of a server, and is tried again',
  (wire) => {
    const refusal = Refusal.fromWire(wire)
    expect(refusal.code).toBe('INTERNAL')
    expect(refusal.retryable).toBe(true)
  },
)

test('a limit is written as people of that language write numbers', () => {
  expect(sentence({ code: 'MESSAGE_TOO_LONG', limit: 16_383 }, 'en')).toContain('16,383 characters')
  expect(sentence({ code: 'MESSAGE_TOO_LONG', limit: 16_383 }, 'zh-CN')).toContain('16,383 个字')
})
