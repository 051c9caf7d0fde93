import type { CDPSession, Page } from '@playwright/test'

/** Begins to count what the page's main thread works, in processor time. */
export async function countBusy(session: CDPSession): Promise<void> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
}

/** How long the main thread worked since it began, in milliseconds of the processor: what other programs take is not in it. */
export async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}

/** Waits until the page has drawn what it has to draw, and is idle. */
export function idle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() =>
          setTimeout(() => requestAnimationFrame(() => requestIdleCallback(() => resolve())), 50),
        )
      }),
  )
}
