import type { BrowserContext, Page } from '@playwright/test'
import type { Figures } from '../report/report.ts'
import { arrive } from './browser.ts'
import { framesDuring, heldBy } from './frames.ts'
import type { Scene } from './seed.ts'

/** What a quick hand on a wheel or a touch pad moves in one frame: seven screens a second. */
const HAND_PIXELS = 100
/** A hard flick. */
const FLICK_PIXELS = 300
/** As fast as a scrollbar that is dragged: 100,000 messages in a minute or so. */
const FAST_PIXELS = 6_000

/** Scrolling up through 100,000 messages: the first thousands at the paces of a hand, then all the rest as fast as it goes. */
export async function measureScrolling(context: BrowserContext, scene: Scene, isQuick: boolean): Promise<Figures> {
  const page = await context.newPage()
  await arrive(page, `/rooms/${scene.long}`)
  const session = await context.newCDPSession(page)
  const before = await heldBy(session)
  let byHand = 0
  const atPace = (pixels: number) =>
    framesDuring(page, async () => {
      byHand += await scrollUp(page, { pixels, messages: isQuick ? 150 : 2_500 })
    })
  const slow = await atPace(HAND_PIXELS)
  const flicked = await atPace(FLICK_PIXELS)
  let loaded = 0
  const fast = await framesDuring(page, async () => {
    loaded = await scrollUp(page, { pixels: FAST_PIXELS, messages: isQuick ? 800 : 100_000 })
  })
  const after = await heldBy(session)
  await page.close()
  return {
    'messages scrolled by hand': byHand,
    'scrolling by hand p99 ms': slow.p99,
    'scrolling by hand dropped %': slow.droppedShare * 100,
    'flicked p99 ms': flicked.p99,
    'flicked dropped %': flicked.droppedShare * 100,
    'messages scrolled': byHand + loaded,
    'scrolling frame p50 ms': fast.p50,
    'scrolling frame p99 ms': fast.p99,
    'scrolling dropped %': fast.droppedShare * 100,
    'heap MB': before.heapMb,
    'scrolled heap MB': after.heapMb,
    nodes: before.nodes,
    'scrolled nodes': after.nodes,
  }
}

/**
 * Scrolls up as a wheel does, so many pixels a frame, until so many messages went by or there are no older ones. Returns how
 * many went by.
 */
export async function scrollUp(
  page: Page,
  { pixels, messages }: { readonly pixels: number; readonly messages: number },
): Promise<number> {
  await page.getByTestId('timeline').hover()
  const begun = await oldestSeq(page)
  let gone = 0
  const deadline = performance.now() + 150_000
  while (gone < messages && performance.now() < deadline) {
    await page.mouse.wheel(0, -pixels)
    const oldest = await oldestSeq(page)
    if (oldest > 0) gone = begun - oldest
    if (oldest === 1) break
  }
  return gone
}

/** Of the rows that are drawn in the next frame. */
function oldestSeq(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() =>
          resolve(Number(document.querySelector('[data-testid="message"][data-seq]')?.getAttribute('data-seq') ?? 0)),
        ),
      ),
  )
}
