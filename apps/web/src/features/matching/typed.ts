import type { Unit } from './units.ts'

/** Positions in what was typed are the bits of a number. */
const LONGEST = 30

/**
 * How much of a unit may be typed before the next one begins. `whole`: all of it, as in “zhouqim” for 周启明. `start`: any
 * beginning, as in “zqm”, “zhqm” or “rn” for “release notes”.
 */
export type Thrift = 'whole' | 'start'

/**
 * Whether something typed spells consecutive units, beginning with the unit at `from` and ending within one.
 *
 * @param typed Folded letters and digits only.
 */
export function spells(typed: string, units: readonly Unit[], from: number, thrift: Thrift): boolean {
  if (typed === '' || typed.length > LONGEST) return false
  const end = 1 << typed.length
  // Every position that the units so far can have brought us to.
  let reached = 1
  for (let index = from; index < units.length && reached !== 0; index++) {
    reached = step(typed, units[index] as Unit, reached, thrift)
    if ((reached & end) !== 0) return true
  }
  return false
}

function step(typed: string, unit: Unit, reached: number, thrift: Thrift): number {
  let next = 0
  for (let at = 0; at < typed.length; at++) {
    if ((reached & (1 << at)) === 0) continue
    for (const spelling of unit.spellings) {
      const common = commonLength(typed, at, spelling)
      const isAll = common === spelling.length || at + common === typed.length
      if (thrift === 'start') for (let length = 1; length <= common; length++) next |= 1 << (at + length)
      else if (common > 0 && isAll) next |= 1 << (at + common)
    }
  }
  return next
}

function commonLength(typed: string, at: number, spelling: string): number {
  let length = 0
  while (length < spelling.length && typed[at + length] === spelling[length] && at + length < typed.length) length++
  return length
}
