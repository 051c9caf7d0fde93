import { setTimeout as wait } from 'node:timers/promises'
import { describeError } from '@parley/process/life'
import type { Context } from '../context.ts'

const EVERY_MS = 5_000
/** After a write that failed (it may be committed nevertheless), and while a room is ahead. */
const SOON_MS = 1_000
/** How long a failed write is looked for. A commit that comes later is found by the regular look. */
const HURRY_FOR_MS = 15_000

/**
 * Finds what was committed and never told: where the answer of a commit is lost, nobody knows that there is something
 * to broadcast. Nothing waits for it, and without a database it goes on trying.
 */
export interface Auditor {
  /** A write ended without an answer: looks sooner for a while. */
  hurry(): void
  close(): void
}

/** @param look see `compare-heads.ts` */
export function startAuditor({ log }: Pick<Context, 'log'>, look: () => Promise<boolean>): Auditor {
  let closed = false
  let hurryUntil = 0
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
    let soon = false
    while (!closed) {
      wake = new AbortController()
      const pauseMs = soon || performance.now() < hurryUntil ? SOON_MS : EVERY_MS
      const slept = await wait(pauseMs, true, { signal: wake.signal, ref: false }).catch(() => false)
      // Somebody hurries: the pause begins again, shorter.
      if (slept) soon = await lookOnce()
    }
  }
  void run()

  return {
    hurry() {
      const isHurrying = performance.now() < hurryUntil
      hurryUntil = performance.now() + HURRY_FOR_MS
      if (!isHurrying) wake.abort()
    },
    close() {
      closed = true
      wake.abort()
    },
  }
}
