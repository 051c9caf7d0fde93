import type { CDPSession, Page } from '@playwright/test'

/** How frames came while something was done. Milliseconds. */
export interface Frames {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** Of all frames those that took longer than two at 60 Hz. */
  readonly droppedShare: number
}

/** Two frames at 60 Hz, and a little for the clock. */
const DROPPED_MS = 34

/** Does something while the page notes when its frames come. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const noted: number[] = []
    let last = performance.now()
    const look = (now: number) => {
      noted.push(now - last)
      last = now
      if (Reflect.get(window, '__frames') === noted) requestAnimationFrame(look)
    }
    Reflect.set(window, '__frames', noted)
    requestAnimationFrame(look)
  })
  await work()
  const noted = await page.evaluate(() => {
    const frames = Reflect.get(window, '__frames') as number[]
    Reflect.deleteProperty(window, '__frames')
    return frames
  })
  const sorted = noted.slice(1).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    count: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
    droppedShare: sorted.filter((frame) => frame > DROPPED_MS).length / Math.max(1, sorted.length),
  }
}

/** What the page holds once all that can be forgotten is: megabytes of JavaScript's heap, and nodes. */
export async function heldBy(session: CDPSession): Promise<{ heapMb: number; nodes: number }> {
  await session.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heapMb: of('JSHeapUsedSize') / 1_048_576, nodes: of('Nodes') }
}
