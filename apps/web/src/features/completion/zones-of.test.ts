import { expect, test } from 'vitest'
import { zonesOf } from './zones-of.ts'

test('a call tells in how many time zones people are, and for how many it is night', () => {
  const noonInBerlin = Date.parse('2026-06-01T10:00:00Z')
  const [berlin, tokyo, auckland] = ['Europe/Berlin', 'Asia/Tokyo', 'Pacific/Auckland'].map((timeZone) => ({
    timeZone,
  }))
  const people = [berlin, berlin, tokyo, auckland, {}].flatMap((person) => person ?? [])
  expect(zonesOf(people, noonInBerlin)).toEqual({ zones: 3, asleep: 1 })
  expect(zonesOf([{}], noonInBerlin)).toEqual({ zones: 0, asleep: 0 })
})
