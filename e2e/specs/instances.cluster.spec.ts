import type { Page } from '@playwright/test'
import { unique } from '../people/names.ts'
import { startRefusingProxy } from '../stack/refusing-proxy.ts'
import { expect, test } from '../stack/test.ts'

// One after the other, so that they share one cluster.
test.describe.configure({ mode: 'default' })

test('two people chat, whichever instances they are with, and do not notice that an admin drains one', async ({
  cluster,
  newPersonIn,
}) => {
  const alice = await newPersonIn(cluster, 'Alice')
  // WebSockets go round: of three devices, one is with another instance than Alice.
  const bobs = [await newPersonIn(cluster, 'Bob')]
  bobs.push(await (bobs[0] ?? alice).onAnotherDevice(), await (bobs[0] ?? alice).onAnotherDevice())
  const room = unique('room')
  await alice.createsRoom(room)
  await bobs[0]?.joinsRoom(room)
  for (const bob of bobs) await bob.opens(room)
  for (const [index, bob] of bobs.entries()) {
    await bob.sends(`from device ${index}`)
    for (const reader of [alice, ...bobs]) await reader.sees(`from device ${index}`)
  }
  await alice.sends('seen by all')
  for (const bob of bobs) await bob.sees('seen by all')

  const banners = await Promise.all(bobs.map(({ page }) => watchBanner(page)))
  const [drained] = cluster.realtimes
  // Whoever came first owns the workspace.
  await alice.arrives('/admin/live')
  const instances = alice.page.getByTestId('instance')
  const instance = alice.page.locator(`[data-instance$=":${drained?.port}"]`)
  const within = { timeout: 30_000 }
  await expect(instances.and(alice.page.locator('[data-state=open]'))).toHaveCount(2, within)
  await instance.getByTestId('drain').click()
  await alice.page.getByTestId('confirm').click()
  await expect(instance).toHaveAttribute('data-state', 'ended', within)
  for (const bob of bobs) await bob.sends(`from the other one by ${bobs.indexOf(bob)}`)
  await drained?.start()
  await expect(instance).toHaveAttribute('data-state', 'open', within)
  await expect(instances).toHaveCount(2)
  for (const bob of bobs) await bob.sees('from the other one by 2')
  for (const seen of banners) expect(await seen()).toEqual([])
})

test('somebody whose network refuses WebSockets chats all the same', async ({ cluster, newPersonIn }) => {
  const proxy = await startRefusingProxy()
  try {
    const alice = await newPersonIn(cluster, 'Alice')
    // Browsers go past a proxy for their own machine unless they are told not to.
    const behind = { proxy: { server: proxy.server, bypass: '<-loopback>' } }
    const bob = await newPersonIn(cluster, 'Bob', behind)
    await alice.opens('general')
    await bob.opens('general')
    for (const [speaker, listener] of [
      [alice, bob],
      [bob, alice],
    ] as const) {
      const text = unique(`from ${speaker.name}`)
      await speaker.sends(text)
      await speaker.sees(text)
      await listener.sees(text)
    }
    expect(proxy.refused()).toBeGreaterThan(0)
    await bob.context.close()
  } finally {
    await proxy.close()
  }
})

test('I4 I10 a rolling restart of all realtime instances is not noticed', async ({ cluster, newPersonIn }) => {
  const alice = await newPersonIn(cluster, 'Alice')
  const bob = await newPersonIn(cluster, 'Bob')
  const room = unique('room')
  await alice.createsRoom(room)
  await bob.joinsRoom(room)
  const banners = await Promise.all([alice, bob].map(({ page }) => watchBanner(page)))
  const sent: string[] = []
  const say = async (text: string) => {
    await alice.sends(text)
    sent.push(text)
  }
  for (const [index, instance] of cluster.realtimes.entries()) {
    await say(`before ${index}`)
    const stopped = instance.stop()
    await say(`while ${index} leaves`)
    expect(await stopped).toBe(0)
    await say(`while ${index} is away`)
    await instance.start()
    await say(`after ${index}`)
  }
  for (const person of [alice, bob]) {
    await person.sees(sent.at(-1) ?? '')
    expect(await person.timeline.texts(), `${person.name}'s screen`).toEqual(sent)
    await person.timeline.isInOrder()
  }
  for (const seen of banners) expect(await seen()).toEqual([])
})

/** Remembers every state of the connection that the page tells the person of, from now on. */
async function watchBanner(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const states: string[] = []
    const look = () => {
      const banner = document.querySelector<HTMLElement>('[data-testid="connection-banner"]')
      if (banner) states.push(banner.dataset.state ?? 'shown')
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
    return states
  })
  return () => seen.evaluate((states) => states)
}
