import type { Person } from '@parley/protocol'
import { isNightAt } from '../profiles/when.ts'

export interface Told {
  readonly zones: number
  /** People for whom it is night. */
  readonly asleep: number
}

/** In how many time zones people are. Those who tell none are left out. */
export function zonesOf(people: readonly Pick<Person, 'timeZone'>[], now: number): Told {
  const zones = new Set(people.flatMap(({ timeZone }) => timeZone ?? []))
  return { zones: zones.size, asleep: people.filter((person) => isNightAt(person, now)).length }
}
