import { keepRead, loadFilterRev, loadFilterWords, WORD_FILTER_CHANNEL } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { type Screened, WordFilter } from './word-filter.ts'

/** The filter as this process knows it: `watchWordFilter` keeps it as it is. */
export interface LiveWordFilter {
  /** See `WordFilter.screen`. Without words it costs nothing. */
  screen(text: string): Screened
  now(): WordFilter
  /** Which version is known; null before any was read. */
  known(): number | null
  take(rev: number, filter: WordFilter): void
}

export function createLiveWordFilter(): LiveWordFilter {
  let filter = new WordFilter([])
  let known: number | null = null
  return {
    screen: (text) => filter.screen(text),
    now: () => filter,
    known: () => known,
    take(rev, next) {
      known = rev
      filter = next
    },
  }
}

type Filtering = Pick<CoreContext, 'database' | 'wordFilter'>

/** Reads the filter where it is another one than is known here. */
export async function refreshWordFilter({ database, wordFilter }: Filtering): Promise<void> {
  // Read before the words: what changes in between is read again.
  const rev = await loadFilterRev(database.ask)
  if (wordFilter.known() === rev) return
  const words = await loadFilterWords(database.ask)
  wordFilter.take(rev, new WordFilter(words))
}

/**
 * Reads the filter and keeps it as it is from now on, whichever process changes it.
 * @throws Refusal UNAVAILABLE where it cannot be read at first
 */
export function watchWordFilter(
  core: Filtering,
  { onFailed }: { onFailed?(error: unknown): void } = {},
): Promise<{ close(): Promise<void> }> {
  return keepRead(core.database.notifications, WORD_FILTER_CHANNEL, () => refreshWordFilter(core), onFailed)
}
