import type { Calendar, Day } from './calendar.ts'

const HOUR_MS = 60 * 60 * 1000
/** Every zone is shifted by whole quarters of an hour, and by 14 hours at most. */
const STEP_MS = HOUR_MS / 4
const MOST_SHIFT_MS = 14 * HOUR_MS

/** When a day begins in a calendar's zone, in milliseconds since the epoch; also where its midnight is skipped. Null for what is no day. */
export function beginOfDay(calendar: Calendar, day: Day): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight)) return null
  for (let at = midnight - MOST_SHIFT_MS; at <= midnight + MOST_SHIFT_MS; at += STEP_MS) {
    if (calendar.dayOf(at) >= day) return at
  }
  return null
}
