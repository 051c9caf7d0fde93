import { startStack } from '@parley/testkit'
import type { Person } from '../people/person.ts'
import { OPEN_DOORS } from '../stack/open-doors.ts'
import { startSwallowingNetwork } from '../stack/swallowing-network.ts'
import { test as base, expect } from '../stack/test.ts'

/** An installation behind two networks that can swallow what passes: to the pages, and to the realtime server. */
const test = base.extend<{ networks: Awaited<ReturnType<typeof startNetworks>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  networks: async ({}, use) => {
    const networks = await startNetworks()
    await use(networks)
    await networks.stop()
  },
})

async function startNetworks() {
  const [pages, live] = await Promise.all([startSwallowingNetwork(), startSwallowingNetwork()])
  const environment = { ...OPEN_DOORS, PARLEY_URL: pages.url, PARLEY_REALTIME_URL: live.url }
  const stack = await startStack({ environment })
  pages.leadsTo(stack.web.port)
  live.leadsTo(stack.realtime.port)
  const stop = () => Promise.all([pages.close(), live.close(), stack.stop()])
  return { url: pages.url, pages, live, stop }
}

/** Presses the button until so much was asked in vain. A browser has six connections to a server at most. */
async function triesAgainUntil(person: Person, isEnough: () => boolean): Promise<void> {
  await person.isOffline()
  await expect(async () => {
    await person.page.getByTestId('retry-now').click({ timeout: 1_000 })
    expect(isEnough()).toBe(true)
  }).toPass({ timeout: 150_000, intervals: [1_000] })
}

test('I4 I10 what a network swallowed does not keep the page away once the network is back', async ({
  networks,
  newPersonIn,
}) => {
  test.slow()
  const { pages, live } = networks
  const alice = await newPersonIn(networks, 'Alice')
  await alice.opens('general')
  pages.swallow()
  live.swallow()
  await alice.sends('into the void')
  await triesAgainUntil(alice, () => pages.swallowed('POST /api/ticket') > 7)
  pages.heal()
  live.heal()
  await alice.isOnline()
  await alice.sees('into the void')
  await expect(alice.timeline.row('into the void')).toHaveCount(1)
})
