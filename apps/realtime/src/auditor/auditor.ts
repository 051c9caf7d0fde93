import { setTimeout as wait } from 'node:timers/promises'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'

const EVERY_MS = 5_000
/** After a write that failed (it may be committed nevertheless), while a room is ahead, and while broadcasts are lost. */
const SOON_MS = 1_000
/** How long after such a moment. A commit that comes later is found by the regular look. */
const HURRY_FOR_MS = 15_000

/**
 * Finds what was committed and never told: where the answer of a commit is lost, or another instance's broadcast, nobody
 * here knows that there is something to tell. Nothing waits for it, and without a database it goes on trying.
 */
export interface Auditor {
  /** Something may be untold, a write without an answer for one: looks sooner for a while. */
  hurry(): void
  /** Something may be untold at this moment, and not in the next: looks once, soon. */
  soon(): void
  /** Looks at once. */
  now(): void
  close(): void
}

/**
 * @param look see `compare-heads.ts`
 * @param isBlind whether broadcasts of other instances do not arrive: it looks sooner all that time
 */
export function startAuditor(
  { log }: Pick<Context, 'log'>,
  look: () => Promise<boolean>,
  isBlind: () => boolean = () => false,
): Auditor {
  let closed = false
  let hurryUntil = 0
  let dueAt = performance.now() + EVERY_MS
  let wake = new AbortController()
  let failing = false

  async function lookOnce(): Promise<boolean> {
    try {
      const again = await look()
      failing = false
      return again
    } catch (error) {
      // Once for each time that the database is away.
      if (!failing) log.warn({ err: describeError(error) }, 'heads not compared')
      failing = true
      return true
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      wake = new AbortController()
      const pauseMs = Math.max(0, dueAt - performance.now())
      const slept = await wait(pauseMs, true, { signal: wake.signal, ref: false }).catch(() => false)
      if (!slept) continue
      dueAt = Number.POSITIVE_INFINITY
      const again = await lookOnce()
      const isSoon = again || isBlind() || performance.now() < hurryUntil
      dueAt = Math.min(dueAt, performance.now() + (isSoon ? SOON_MS : EVERY_MS))
    }
  }
  void run()

  function within(ms: number): void {
    const at = performance.now() + ms
    if (at >= dueAt) return
    dueAt = at
    wake.abort()
  }

  return {
    hurry() {
      hurryUntil = performance.now() + HURRY_FOR_MS
      within(SOON_MS)
    },
    soon: () => within(SOON_MS),
    now: () => within(0),
    close() {
      closed = true
      wake.abort()
    },
  }
}
