/** A calendar day in some time zone, as `2025-11-20`: comparable as text. */
export type Day = string

const QUARTER_HOUR_MS = 15 * 60 * 1000

/**
 * Tells which day and which minute an instant has in one time zone. Every zone is shifted by whole quarters of an
 * hour, so one look-up serves all instants of a quarter: ten thousand rows ask the formatter a few hundred times.
 */
export interface Calendar {
  readonly zone: string
  /** `at` in milliseconds since the epoch. */
  dayOf(at: number): Day
  /** Hours and minutes on a 24-hour clock, as `09:05`. */
  clock(at: number): string
}

const calendars = new Map<string, Calendar>()

/** The calendar of an IANA time zone; the same object for the same zone. */
export function calendarOf(zone: string): Calendar {
  const known = calendars.get(zone)
  if (known !== undefined) return known
  const calendar = createCalendar(zone)
  calendars.set(zone, calendar)
  return calendar
}

function createCalendar(zone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const quarters = new Map<number, { readonly day: Day; readonly hour: string; readonly minute: number }>()
  const quarterOf = (at: number) => {
    const start = Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
    const known = quarters.get(start)
    if (known !== undefined) return known
    const parts = Object.fromEntries(format.formatToParts(start).map(({ type, value }) => [type, value]))
    const year = (parts.year ?? '').padStart(4, '0')
    const quarter = {
      day: `${year}-${parts.month}-${parts.day}`,
      hour: parts.hour ?? '',
      minute: Number(parts.minute),
    }
    quarters.set(start, quarter)
    return quarter
  }
  return {
    zone,
    dayOf: (at) => quarterOf(at).day,
    clock: (at) => {
      const { hour, minute } = quarterOf(at)
      const into = Math.floor((at - Math.floor(at / QUARTER_HOUR_MS) * QUARTER_HOUR_MS) / 60_000)
      return `${hour}:${String(minute + into).padStart(2, '0')}`
    },
  }
}

/** The day before, by the calendar alone. */
export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** How a day stands to the present one. */
export function nearness(day: Day, today: Day): 'today' | 'yesterday' | 'thisYear' | 'longAgo' {
  if (day === today) return 'today'
  if (day === dayBefore(today)) return 'yesterday'
  return day.slice(0, 4) === today.slice(0, 4) ? 'thisYear' : 'longAgo'
}

export interface DayWords {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly weekday: string
}

/**
 * The parts of a date in words. The sentence around them is the wording's: whole sentences by `Intl` differ between
 * the server's and the browser's tables, and the first paint would not match.
 */
export function dayWords(day: Day, locale: string): DayWords {
  const noon = new Date(`${day}T12:00:00Z`)
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(noon)
  return {
    year: String(Number(day.slice(0, 4))),
    month: locale.startsWith('zh') ? String(Number(day.slice(5, 7))) : word({ month: 'long' }),
    day: String(Number(day.slice(8, 10))),
    weekday: word({ weekday: 'long' }),
  }
}
