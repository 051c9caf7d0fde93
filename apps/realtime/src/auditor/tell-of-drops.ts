import { tellUntold } from '@parley/core'
import type { Redis } from '@parley/redis'
import type { Context } from '../context.ts'

const LOOK_EVERY_MS = 1_000
/** Whoever is told looks sooner for longer than this. */
const TELL_EVERY_MS = 5_000

/**
 * What this instance could not publish, the others miss, and only it knows: their own links to Redis may be well. So it
 * tells them to look, through the database.
 */
export function tellOfDrops({ core }: Pick<Context, 'core'>, { counts }: Redis): { close(): void } {
  let known = counts.dropped
  let toldAt = Number.NEGATIVE_INFINITY
  const timer = setInterval(() => {
    if (counts.dropped === known || performance.now() - toldAt < TELL_EVERY_MS) return
    const dropped = counts.dropped
    toldAt = performance.now()
    tellUntold(core).then(
      () => {
        known = dropped
      },
      // The database is away, too: tried again.
      () => {},
    )
  }, LOOK_EVERY_MS)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
