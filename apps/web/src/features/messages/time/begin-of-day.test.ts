import { expect, test } from 'vitest'
import { beginOfDay } from './begin-of-day.ts'
import { calendarOf } from './calendar.ts'

test('a day begins at its midnight in its zone, or right after where that is skipped', () => {
  const begins = (zone: string, day: string) => new Date(beginOfDay(calendarOf(zone), day) ?? 0).toISOString()
  expect(begins('UTC', '2026-11-21')).toBe('2026-11-21T00:00:00.000Z')
  expect(begins('Asia/Shanghai', '2026-11-21')).toBe('2026-11-20T16:00:00.000Z')
  expect(begins('Pacific/Kiritimati', '2026-11-21')).toBe('2026-11-20T10:00:00.000Z')
  expect(begins('Pacific/Pago_Pago', '2026-11-21')).toBe('2026-11-21T11:00:00.000Z')
  expect(begins('Asia/Kathmandu', '2026-11-21')).toBe('2026-11-20T18:15:00.000Z')
  expect(begins('Africa/Cairo', '2026-04-24')).toBe('2026-04-23T22:00:00.000Z')
})

test('what is no day has no beginning', () => {
  for (const day of ['', '2026-13-01', 'yesterday']) expect(beginOfDay(calendarOf('UTC'), day)).toBeNull()
})
