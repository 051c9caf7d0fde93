import { expect, test } from 'vitest'
import { SimulatedClock } from '../simulation/clock.ts'
import { attachBrowserSignals, type SignalWindow } from './browser-signals.ts'

function browserInHand() {
  const clock = new SimulatedClock()
  const target = new EventTarget()
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })
  const calls: string[] = []
  const detach = attachBrowserSignals(
    { retryNow: () => calls.push('retryNow'), resync: () => calls.push('resync') },
    Object.assign(target, { document: page }) as unknown as SignalWindow,
    clock,
  )
  return {
    calls,
    detach,
    fire: (name: string, fields = {}) => target.dispatchEvent(Object.assign(new Event(name), fields)),
    async hideFor(ms: number) {
      page.visibilityState = 'hidden'
      page.dispatchEvent(new Event('visibilitychange'))
      await clock.advance(ms)
      page.visibilityState = 'visible'
      page.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

test('a glance at another tab does nothing, a while asks at once, more than a minute catches up', async () => {
  const browser = browserInHand()
  await browser.hideFor(4_000)
  expect(browser.calls).toEqual([])
  await browser.hideFor(6_000)
  expect(browser.calls).toEqual(['retryNow'])
  await browser.hideFor(61_000)
  expect(browser.calls).toEqual(['retryNow', 'resync'])
})

test('a network that comes or goes asks at once, and so does a page that was kept by the browser', () => {
  const browser = browserInHand()
  browser.fire('online')
  browser.fire('offline')
  browser.fire('pageshow', { persisted: false })
  browser.fire('pageshow', { persisted: true })
  expect(browser.calls).toEqual(['retryNow', 'retryNow', 'resync'])
})

test('nothing is heard after detaching', async () => {
  const browser = browserInHand()
  browser.detach()
  browser.fire('online')
  await browser.hideFor(61_000)
  expect(browser.calls).toEqual([])
})
