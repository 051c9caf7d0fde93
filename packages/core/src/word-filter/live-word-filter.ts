import { loadFilterRev, loadFilterWords, WORD_FILTER_CHANNEL } from '@parley/db'
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

/** Where nothing is told, as behind a pooler that loses `LISTEN`, a change is seen after so long at most. */
const LOOK_EVERY_MS = 3_000

/**
 * Reads the filter and keeps it as it is from now on, whichever process changes it: told by a trigger within a moment of the
 * commit, and looked at every few seconds for what was told while the link was away.
 * @throws Refusal UNAVAILABLE where it cannot be read at first
 */
export async function watchWordFilter(
  core: Filtering,
  { onFailed }: { onFailed?(error: unknown): void } = {},
): Promise<{ close(): Promise<void> }> {
  let isClosed = false
  let looking: Promise<void> | null = null
  let isDue = false
  /** One look at a time; what is told meanwhile is looked at afterwards. */
  function lookSoon(): void {
    isDue = true
    looking ??= (async () => {
      while (isDue && !isClosed) {
        isDue = false
        await refreshWordFilter(core).catch((error) => onFailed?.(error))
      }
      looking = null
    })()
  }
  const listening = await core.database.notifications.listen(WORD_FILTER_CHANNEL, {
    onNotification: lookSoon,
    onReconnected: lookSoon,
  })
  try {
    await refreshWordFilter(core)
  } catch (error) {
    await listening.close()
    throw error
  }
  const timer = setInterval(lookSoon, LOOK_EVERY_MS).unref()
  return {
    async close() {
      isClosed = true
      clearInterval(timer)
      await listening.close()
      await looking
    },
  }
}
