import { expect, test } from '@playwright/test'

/** A page is drawn within a second; a machine that does other things gets more. */
const GENEROUS_MS = 60_000

/**
 * Does something as one person and waits until another one sees it. How long that took, from the click on, is noted with the
 * test: `npm run e2e -- --reporter=json` tells it.
 */
export async function seenSoon(what: string, act: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await Promise.all([act(), seen()])
  const tookMs = Math.round(performance.now() - startedAt)
  test.info().annotations.push({ type: 'seen after', description: `${what}: ${tookMs} ms` })
  expect(tookMs, what).toBeLessThan(GENEROUS_MS)
}
