import type { CDPSession, Page } from '@playwright/test'

/** Idle periods in a row after which nothing is left to do. */
const IDLE_IN_A_ROW = 20
/** An idle period of this length has no frame to draw and no timer due in it: while frames come, it has 16 ms at most. */
const IDLE_MS = 30
const MOST_MS = 30_000

/**
 * Waits until a page is at rest: what can be forgotten is collected, and its main thread had nothing to do in so many
 * idle periods in a row, with no long task between them.
 *
 * @throws Where it is not at rest after half a minute.
 */
export async function comeToRest(page: Page, session: CDPSession): Promise<void> {
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await page.evaluate(
    ({ wanted, idleMs, mostMs }) =>
      new Promise<void>((resolve, reject) => {
        let inARow = 0
        const observer = new PerformanceObserver(() => {
          inARow = 0
        })
        observer.observe({ type: 'longtask' })
        const giveUpAt = performance.now() + mostMs
        const look = (deadline: IdleDeadline) => {
          inARow = deadline.timeRemaining() >= idleMs ? inARow + 1 : 0
          if (inARow < wanted && performance.now() < giveUpAt) return void requestIdleCallback(look)
          observer.disconnect()
          if (inARow >= wanted) resolve()
          else reject(new Error('the page did not come to rest'))
        }
        requestIdleCallback(look)
      }),
    { wanted: IDLE_IN_A_ROW, idleMs: IDLE_MS, mostMs: MOST_MS },
  )
}
