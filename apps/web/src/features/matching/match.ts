import { fold, hasHan } from './fold.ts'
import { spells, type Thrift } from './typed.ts'
import { type Readings, type Unit, unitsOf } from './units.ts'

/** A text that is searched, made ready once. */
export interface Prepared {
  readonly folded: string
  /** Without signs and spaces. */
  readonly letters: string
  /** Whether it is only typed as it is written, but for signs and spaces. */
  readonly isPlain: boolean
  /** Made at first asking: most texts are passed over without. */
  units(): readonly Unit[]
}

/** Something that was typed, made ready once: each of its words must be found. */
export interface Query {
  readonly words: readonly { readonly folded: string; readonly letters: string }[]
}

export function prepareText(text: string, readings: Readings | null): Prepared {
  const folded = fold(text)
  let units: readonly Unit[] | null = null
  return {
    folded,
    letters: lettersOf(folded),
    isPlain: readings === null || !hasHan(folded),
    units() {
      units ??= unitsOf(text, readings)
      return units
    },
  }
}

/** @param text As typed; white space parts words, and signs such as - and @ are passed over where need be. */
export function prepareQuery(text: string): Query {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return { words: words.map((folded) => ({ folded, letters: lettersOf(folded) })) }
}

function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** The ways to be found, the best first; the place in the list is what it costs. */
const WAYS = ['same', 'beginning', 'spelt', 'initials', 'word', 'later-initials', 'part'] as const

/**
 * How badly a text fits one word of a query; 0 is the very same, null is not at all.
 *
 * @param initials Whether beginnings of several words or characters may stand for them.
 */
function costOf(word: Query['words'][number], text: Prepared, initials: boolean): number | null {
  const way = wayOf(word, text, initials)
  return way === null ? null : WAYS.indexOf(way)
}

function wayOf(
  { folded, letters }: Query['words'][number],
  { folded: name, letters: written, isPlain, ...text }: Prepared,
  initials: boolean,
): (typeof WAYS)[number] | null {
  if (isPlain && !initials && !written.includes(letters)) return null
  if (name === folded) return 'same'
  if (name.startsWith(folded)) return 'beginning'
  const units = text.units()
  const startsAt = (thrift: Thrift) => units.findIndex((_, index) => spells(letters, units, index, thrift))
  const spelt = startsAt('whole')
  if (spelt === 0) return 'spelt'
  const short = initials ? startsAt('start') : -1
  if (short === 0) return 'initials'
  if (spelt > 0) return 'word'
  if (short > 0) return 'later-initials'
  return name.includes(folded) ? 'part' : null
}

/**
 * How badly something that goes by several texts fits a query, the less the better; null where a word of it is in none
 * of them. A text that stands further back costs a little more.
 */
export function costOfAll(query: Query, texts: readonly Prepared[], initials = true): number | null {
  let total = 0
  for (const word of query.words) {
    let least: number | null = null
    for (const [place, text] of texts.entries()) {
      const cost = costOf(word, text, initials)
      if (cost !== null && (least === null || cost + place / 100 < least)) least = cost + place / 100
    }
    if (least === null) return null
    total += least
  }
  return total
}
