import { expect, test } from 'vitest'
import { statusAt } from './status-at.ts'
import { isNightAt, isQuietAt, localTime } from './when.ts'

const at = (text: string) => Date.parse(text)

test('a status is over by itself', () => {
  const person = { status: { text: 'lunch', until: '2026-01-01T12:00:00Z' } }
  expect(statusAt(person, at('2026-01-01T11:59:59Z'))).toMatchObject({ text: 'lunch' })
  expect(statusAt(person, at('2026-01-01T12:00:00Z'))).toBeNull()
  expect(statusAt({ status: { emoji: '🏝️' } }, at('2999-01-01T00:00:00Z'))).toEqual({ emoji: '🏝️' })
  expect(statusAt({}, 0)).toBeNull()
})

test('time and night are those of the person', () => {
  const person = { timeZone: 'Asia/Shanghai' }
  expect(localTime(person, at('2026-01-01T13:59:00Z'))).toBe('21:59')
  expect(isNightAt(person, at('2026-01-01T13:59:00Z'))).toBe(false)
  expect(isNightAt(person, at('2026-01-01T14:00:00Z'))).toBe(true)
  expect(isNightAt(person, at('2026-01-01T21:59:00Z'))).toBe(true)
  expect(isNightAt(person, at('2026-01-01T22:00:00Z'))).toBe(false)
  expect(localTime({}, 0)).toBeNull()
})

test('a weekly quiet time goes over midnight, on the days on which it begins', () => {
  // Friday 22:00 to Saturday 07:30, in Shanghai.
  const person = {
    timeZone: 'Asia/Shanghai',
    doNotDisturb: { weekly: { days: [5], from: '22:00', to: '07:30' } },
  }
  expect(isQuietAt(person, at('2026-01-02T13:59:00Z'))).toBe(false)
  expect(isQuietAt(person, at('2026-01-02T14:00:00Z'))).toBe(true)
  expect(isQuietAt(person, at('2026-01-02T23:29:00Z'))).toBe(true)
  expect(isQuietAt(person, at('2026-01-02T23:30:00Z'))).toBe(false)
  expect(isQuietAt(person, at('2026-01-03T14:00:00Z'))).toBe(false)
  const office = { timeZone: 'UTC', doNotDisturb: { weekly: { days: [1, 7], from: '09:00', to: '17:00' } } }
  expect(isQuietAt(office, at('2026-01-04T09:00:00Z'))).toBe(true)
  expect(isQuietAt(office, at('2026-01-04T17:00:00Z'))).toBe(false)
  expect(isQuietAt(office, at('2026-01-06T10:00:00Z'))).toBe(false)
  expect(isQuietAt({ doNotDisturb: { until: '2026-01-01T00:00:00Z' } }, at('2025-12-31T23:59:59Z'))).toBe(true)
})
