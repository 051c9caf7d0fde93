import { expect, test } from 'vitest'
import { fromLocalInput, mondayAtNine, presets, toLocalInput, tomorrowAtNine } from './times.ts'

const at = (text: string) => new Date(text).getTime()

test('tomorrow is the next day of the calendar, also at the end of a month', () => {
  expect(tomorrowAtNine(at('2026-01-31T23:30'))).toBe(at('2026-02-01T09:00'))
  expect(tomorrowAtNine(at('2026-03-02T00:00'))).toBe(at('2026-03-03T09:00'))
})

test('Monday is the next one, never today', () => {
  for (const day of ['2026-11-16', '2026-11-17', '2026-11-21', '2026-11-22']) {
    expect(mondayAtNine(at(`${day}T08:00`)), day).toBe(at('2026-11-23T09:00'))
  }
})

test('no time is offered twice: on a Sunday, tomorrow is the Monday', () => {
  expect(presets(at('2026-11-21T08:00')).map(({ id }) => id)).toEqual(['tomorrow', 'monday'])
  expect(presets(at('2026-11-22T08:00'))).toEqual([{ id: 'tomorrow', at: at('2026-11-23T09:00') }])
})

test('an input of date and time comes back as it was', () => {
  expect(fromLocalInput(toLocalInput(at('2026-04-05T06:07')))).toBe(at('2026-04-05T06:07'))
  expect(fromLocalInput('')).toBeNull()
})
