import type { Refusal } from '@parley/protocol'

const BASE_MS = 500
const CAP_MS = 15_000

/**
 * How long to wait before trying again, in milliseconds: "full jitter" of the AWS architecture blog ("Exponential
 * Backoff And Jitter", 2015), so that many clients who lost the same server do not come back at one moment.
 *
 * @param failures how many tries failed in a row before this wait, less one: 0 waits at most `BASE_MS`
 */
export function fullJitterMs(failures: number, random: () => number): number {
  return random() * Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures, 30))
}

/** The same, but never before the moment that the server named, and spread out after it. */
export function waitMs(refusal: Refusal | null, failures: number, random: () => number): number {
  if (refusal?.retryAfterMs === undefined) return fullJitterMs(failures, random)
  return refusal.retryAfterMs + random() * Math.min(BASE_MS, Math.max(50, refusal.retryAfterMs))
}

/** Tries to move that come soon after each other, 2 s apart at most. */
const SOON_TRIES = 6

/**
 * How long to wait before trying again to move. Each try may meet the very instance that is to be left, whose people may be
 * behind without knowing: so the first tries come soon, and only then the waits grow, as everybody might be out of reach.
 */
export function moveWaitMs(refusal: Refusal | null, failures: number, random: () => number): number {
  return waitMs(refusal, failures < SOON_TRIES ? Math.min(failures, 2) : failures - SOON_TRIES + 3, random)
}
