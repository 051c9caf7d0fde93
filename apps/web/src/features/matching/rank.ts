import { costOfAll, type Prepared, prepareQuery, prepareText } from './match.ts'
import type { Readings } from './units.ts'

export interface Ranking<T> {
  /** What a thing goes by: its name first, then its handle and what else may be typed for it. */
  readonly textsOf: (item: T) => readonly string[]
  /** What it may be found by where its names do not do, such as a topic: it comes after all that are found by names. */
  readonly detailsOf?: (item: T) => readonly string[]
  /** Null while the table of pinyin is not here, or not needed. */
  readonly readings: Readings | null
  /** Most that is wanted. */
  readonly limit?: number
  /** False where beginnings of several words must not stand for them; see `spells`. */
  readonly initials?: boolean
}

/**
 * The things that a query finds, the best first. Equals keep their order, so whoever asks sorts by what else matters. An
 * empty query finds all.
 */
export function rank<T>(query: string, items: readonly T[], ranking: Ranking<T>): T[] {
  const { textsOf, detailsOf, readings, limit = Number.POSITIVE_INFINITY, initials = true } = ranking
  const prepared = prepareQuery(query)
  if (prepared.words.length === 0) return items.slice(0, limit)
  const found: { item: T; cost: number }[] = []
  for (const item of items) {
    const ready = (texts: readonly string[]) => texts.map((text) => remember(text, readings))
    const texts = ready(textsOf(item))
    const cost = costOfAll(prepared, texts, initials)
    if (cost !== null) found.push({ item, cost })
    else if (detailsOf) {
      const more = costOfAll(prepared, [...texts, ...ready(detailsOf(item))], initials)
      if (more !== null) found.push({ item, cost: BY_DETAILS + more })
    }
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, limit)
    .map(({ item }) => item)
}

/** More than any number of words can cost by names. */
const BY_DETAILS = 1_000

/** People type letter by letter over the same names, so what was made ready is kept. */
const MOST_KEPT = 10_000
let keptFor: Readings | null = null
const kept = new Map<string, Prepared>()

function remember(text: string, readings: Readings | null): Prepared {
  if (readings !== keptFor || kept.size > MOST_KEPT) kept.clear()
  keptFor = readings
  const known = kept.get(text)
  if (known) return known
  const prepared = prepareText(text, readings)
  kept.set(text, prepared)
  return prepared
}
