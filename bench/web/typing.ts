import type { BrowserContext, Page } from '@playwright/test'
import type { Figures } from '../report/report.ts'
import { arrive } from './browser.ts'
import { type Frames, framesDuring } from './frames.ts'
import { comeToRest } from './rest.ts'
import { scrollUp } from './scrolling.ts'
import type { Scene } from './seed.ts'

/** A phone, or an office laptop from some years ago. */
const SLOW_DOWN = 4
const TYPED = 'the quick brown fox jumps over the lazy dog while the kettle sings '.repeat(3)

/**
 * Writing on a slow processor, with 10,000 messages in the room: in the composer, and beside it in a text area of the same
 * page that nobody listens to, which is what the browser itself and the machine cost.
 */
export async function measureTyping(context: BrowserContext, scene: Scene): Promise<Figures> {
  const page = await context.newPage()
  await arrive(page, `/rooms/${scene.busy}`)
  await scrollUp(page, { pixels: 6_000, messages: 10_000 })
  const session = await context.newCDPSession(page)
  const typeInto = async (testId: string): Promise<Frames> => {
    await page.getByTestId(testId).click()
    // What was scrolled through is drawn and collected: it is writing that is measured.
    await comeToRest(page, session)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
    const frames = await framesDuring(page, () => page.keyboard.type(TYPED, { delay: 60 }))
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await page.getByTestId(testId).fill('')
    return frames
  }
  await addTextArea(page)
  const bare = await typeInto('bare')
  await page.getByTestId('bare').evaluate((area) => area.remove())
  const frames = await typeInto('composer-input')
  await page.close()
  return {
    'typing frame p99 ms': frames.p99,
    'typing longest frame ms': frames.longest,
    'typing dropped %': frames.droppedShare * 100,
    'bare text area longest frame ms': bare.longest,
    'bare text area dropped %': bare.droppedShare * 100,
  }
}

/** A text area of its own layer, which grows as the composer's does. */
function addTextArea(page: Page): Promise<void> {
  return page.evaluate(() => {
    const area = document.createElement('textarea')
    area.dataset.testid = 'bare'
    area.style.cssText = 'position: fixed; inset: auto 0 0 auto; z-index: 99; width: 60em; field-sizing: content'
    document.body.append(area)
  })
}
