import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '@parley/protocol'
import { isDatabaseAway, isSilence, refusalOf } from './unavailable.ts'

/** A question that takes longer than this is reason to look whether the database answers anybody. */
const DOUBT_AFTER_MS = 2_000
/** Between two looks, while it is away: the time until it is noticed to be back. Spread out, as instances look alike. */
const LOOK_EVERY_MS = [200, 400] as const
/** A database that is well is not looked at more often than this, whatever fails. */
const WELL_FOR_MS = 100
/** Looks without an answer until it counts as away: a busy process, or a busy database, is late itself. */
const SILENT_LOOKS = 2
/** Callers that are refused come back spread out over this. */
const RETRY_AFTER_MS = [500, 1_500] as const
/** It is there, and has no place for one more connection, or we have none: those that are open go on. */
const NO_PLACE = new Set(['53300', 'EMFILE', 'ENFILE', 'EADDRNOTAVAIL'])

/**
 * Whether the database answers, as everything that asks it finds out together. Once it is known to be away, nobody waits
 * to find out again: they are refused at once, while one connection looks whether it is back.
 */
export interface Availability {
  readonly isAway: boolean
  /** `UNAVAILABLE`, with a time to come back. */
  refusal(): Refusal
  /** Asks, unless the database is away. Whatever goes wrong because it is away is rejected with `UNAVAILABLE`. */
  guard<T>(question: () => PromiseLike<T>): Promise<T>
  /** Calls back whenever it goes away or comes back. */
  onChange(listener: (isAway: boolean) => void): void
  /** Calls back when a connection is found to be dead by its silence: others of its age may be so, too. */
  onSilence(listener: () => void): void
  close(): void
}

/** @param look resolves when the database answers, and rejects in bounded time when it does not */
export function watchAvailability(look: () => Promise<void>): Availability {
  const listeners: ((isAway: boolean) => void)[] = []
  const silenceListeners: (() => void)[] = []
  const closed = new AbortController()
  let isAway = false
  let isLooking = false
  let wellAt = Number.NEGATIVE_INFINITY

  function set(next: boolean): void {
    if (isAway === next) return
    isAway = next
    for (const listener of listeners) listener(isAway)
  }

  async function doubt(): Promise<void> {
    if (isLooking || closed.signal.aborted || performance.now() - wellAt < WELL_FOR_MS) return
    isLooking = true
    let silent = 0
    while (!closed.signal.aborted) {
      try {
        await look().catch((error: unknown) => {
          if (!NO_PLACE.has(codeOf(error) ?? '')) throw error
        })
        wellAt = performance.now()
        set(false)
        break
      } catch (error) {
        silent += 1
        // An error that the system or PostgreSQL gave a code is an answer, and no.
        if (codeOf(error) === null && silent < SILENT_LOOKS) continue
        set(true)
        await wait(between(LOOK_EVERY_MS), undefined, { signal: closed.signal, ref: false }).catch(() => {})
      }
    }
    isLooking = false
  }

  const refusal = () => new Refusal('UNAVAILABLE', { retryAfterMs: Math.round(between(RETRY_AFTER_MS)) })

  return {
    get isAway() {
      return isAway
    },
    refusal,
    async guard(question) {
      if (isAway) throw refusal()
      const slow = setTimeout(() => void doubt(), DOUBT_AFTER_MS)
      try {
        return await question()
      } catch (error) {
        if (isSilence(error)) for (const listener of silenceListeners) listener()
        if (isDatabaseAway(error)) void doubt()
        throw refusalOf(error)
      } finally {
        clearTimeout(slow)
      }
    },
    onChange: (listener) => void listeners.push(listener),
    onSilence: (listener) => void silenceListeners.push(listener),
    close: () => closed.abort(),
  }
}

function between([least, most]: readonly [number, number]): number {
  return least + Math.random() * (most - least)
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : null
}
