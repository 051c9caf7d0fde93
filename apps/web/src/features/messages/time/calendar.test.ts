import { describe, expect, it } from 'vitest'
import { calendarOf, dayBefore, dayWords, nearness } from './calendar.ts'

describe('calendarOf', () => {
  it('tells day and minute in the zone, also across midnight and for half and quarter hours', () => {
    const at = Date.parse('2025-11-20T16:07:59.999Z')
    expect([calendarOf('UTC').dayOf(at), calendarOf('UTC').clock(at)]).toEqual(['2025-11-20', '16:07'])
    expect([calendarOf('Asia/Shanghai').dayOf(at), calendarOf('Asia/Shanghai').clock(at)]).toEqual([
      '2025-11-21',
      '00:07',
    ])
    expect(calendarOf('Asia/Kolkata').clock(at)).toBe('21:37')
    expect(calendarOf('Asia/Kathmandu').clock(at)).toBe('21:52')
  })

  it('agrees with the formatter on random instants', () => {
    const seed = Date.now() % 1_000_000
    let state = seed
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state / 2_147_483_648
    }
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Shanghai']) {
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
      for (let n = 0; n < 300; n++) {
        const at = Math.floor(next() * 2_000_000_000_000)
        expect(calendarOf(zone).clock(at), `seed ${seed}, ${zone}, ${at}`).toBe(format.format(at))
      }
    }
  })
})

it('calls days by their nearness', () => {
  expect(dayBefore('2024-03-01')).toBe('2024-02-29')
  expect(nearness('2025-11-20', '2025-11-20')).toBe('today')
  expect(nearness('2025-11-19', '2025-11-20')).toBe('yesterday')
  expect(nearness('2024-12-31', '2025-01-01')).toBe('yesterday')
  expect(nearness('2025-01-05', '2025-11-20')).toBe('thisYear')
  expect(nearness('2024-11-20', '2025-11-20')).toBe('longAgo')
})

it('puts a day into words in both languages', () => {
  expect(dayWords('2025-11-20', 'en')).toEqual({ year: '2025', month: 'November', day: '20', weekday: 'Thursday' })
  expect(dayWords('2025-11-20', 'zh-CN')).toEqual({ year: '2025', month: '11', day: '20', weekday: '星期四' })
})
