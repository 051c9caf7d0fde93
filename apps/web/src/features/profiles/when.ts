import type { Person } from '@parley/protocol'

/** What of a profile is so at a time: nothing of it needs a server to end. Times in milliseconds since the epoch. */

type Told = Pick<Person, 'timeZone' | 'doNotDisturb'>

const DAY_MINUTES = 24 * 60
/** Nobody expects an answer from 22:00 to 06:00 of the other's own time. */
const NIGHT = { from: 22 * 60, to: 6 * 60 }

/** Whether somebody does not want to be disturbed now. */
export function isQuietAt({ doNotDisturb, timeZone }: Told, now: number): boolean {
  if (doNotDisturb === undefined) return false
  const { until, weekly } = doNotDisturb
  if (until !== undefined && Date.parse(until) > now) return true
  if (weekly === undefined) return false
  const { day, minute } = clockIn(timeZone, now)
  const [from, to] = [minuteOf(weekly.from), minuteOf(weekly.to)]
  const yesterday = day === 1 ? 7 : day - 1
  if (from < to) return weekly.days.includes(day) && minute >= from && minute < to
  return (weekly.days.includes(day) && minute >= from) || (weekly.days.includes(yesterday) && minute < to)
}

/** Whether it is night where somebody is; false where they do not tell. */
export function isNightAt({ timeZone }: Told, now: number): boolean {
  if (timeZone === undefined) return false
  const { minute } = clockIn(timeZone, now)
  return minute >= NIGHT.from || minute < NIGHT.to
}

/** `14:05` where somebody is; null where they do not tell. */
export function localTime({ timeZone }: Told, now: number): string | null {
  if (timeZone === undefined) return null
  const { minute } = clockIn(timeZone, now)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) % DAY_MINUTES
}

const DAYS: Readonly<Record<string, number>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 }

/** Day of the week, 1 is Monday, and minute of the day. Who tells no zone is taken to be where one is oneself. */
function clockIn(timeZone: string | undefined, now: number): { day: number; minute: number } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  return { day: DAYS[parts.weekday ?? ''] ?? 1, minute: Number(parts.hour) * 60 + Number(parts.minute) }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const name = timeZone ?? ''
  const known = formats.get(name)
  if (known !== undefined) return known
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, ...(timeZone !== undefined && { timeZone }) })
  } catch {
    // A zone that the server knows and this browser does not.
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  }
  formats.set(name, format)
  return format
}
