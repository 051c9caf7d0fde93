/** Times that people choose, by this device's clock and zone, in milliseconds since the epoch. */

const MINUTE_MS = 60_000

/** Tomorrow at nine. */
export function tomorrowAtNine(now: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime()
}

/** The next Monday at nine that is not today. */
export function mondayAtNine(now: number): number {
  const day = new Date(now)
  const ahead = (8 - day.getDay()) % 7 || 7
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + ahead, 9).getTime()
}

/** What is offered at once: on a Sunday, tomorrow is the Monday. */
export function presets(now: number): { readonly id: 'tomorrow' | 'monday'; readonly at: number }[] {
  const [tomorrow, monday] = [tomorrowAtNine(now), mondayAtNine(now)]
  const offered = { id: 'tomorrow', at: tomorrow } as const
  return tomorrow === monday ? [offered] : [offered, { id: 'monday', at: monday }]
}

export function inMinutes(now: number, minutes: number): number {
  return now + minutes * MINUTE_MS
}

/** As an input of type `datetime-local` has it. */
export function toLocalInput(at: number): string {
  const day = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(day.getHours())}:${two(day.getMinutes())}`
}

/** What such an input says; null where it says no time. */
export function fromLocalInput(typed: string): number | null {
  const at = new Date(typed).getTime()
  return Number.isNaN(at) ? null : at
}
