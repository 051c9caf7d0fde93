import { type RealtimeProcess, startStack } from '@parley/testkit'
import { type BrowserContextOptions, test as base, expect } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { Arrivals } from './arrivals.ts'
import { OPEN_DOORS } from './open-doors.ts'

/** An installation that a test looks at from outside. */
export interface Servers {
  readonly url: string
}

/** A realtime server that a test may break. */
export interface Instance {
  readonly port: number
  kill(signal: 'SIGKILL'): Promise<void>
  /** Ends it as an operator would and tells its exit code. */
  stop(): Promise<number | null>
  /** Starts it again after its end, however it ended. */
  start(): Promise<void>
  freeze(): void
  thaw(): void
}

/** An installation that belongs to one test, so that it may break it. */
export interface OwnServers extends Servers {
  /** For what a test needs much of, and is not about. */
  readonly databaseUrl: string
  readonly realtime: Instance
  /** Starts a worker, which ends with the rest. */
  startWorker(): Promise<void>
}

/** Two web and two realtime servers with a Redis, behind nginx. */
export interface Cluster extends Servers {
  readonly realtimes: readonly Instance[]
}

interface Fixtures {
  readonly stack: Servers
  /** What the servers of `ownStack` are told beside the usual. */
  readonly ownEnvironment: Readonly<Record<string, string>>
  readonly ownStack: OwnServers
  /** Signs somebody up in a browser of their own, in the shared installation. */
  readonly newPerson: (displayName: string) => Promise<Person>
  readonly newPersonIn: (servers: Servers, displayName: string, options?: BrowserContextOptions) => Promise<Person>
  readonly alice: Person
  readonly bob: Person
  /** The name of a fresh room that Alice and Bob are in. */
  readonly room: string
}

interface WorkerFixtures {
  /** Of all tests of a file that run one after the other. */
  readonly cluster: Cluster
  /**
   * One whose realtime server the tests of a worker break one after the other. Each of them has it run again at its end;
   * one that fails takes it with it.
   */
  readonly brokenStack: OwnServers
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  cluster: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => {
      const { url, realtimes, stop } = await startStack({
        realtime: 2,
        web: 2,
        redis: true,
        nginx: true,
        environment: OPEN_DOORS,
      })
      await use({ url, realtimes: realtimes.map(inHand) })
      await stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  brokenStack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => withOwnServers({}, use),
    { scope: 'worker', timeout: 300_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  stack: async ({}, use) => {
    await use({ url: process.env.PARLEY_E2E_URL ?? '' })
  },

  ownEnvironment: [{}, { option: true }],

  ownStack: async ({ ownEnvironment }, use) => withOwnServers(ownEnvironment, use),

  newPersonIn: async ({ browser, contextOptions }, use) => {
    const arrivals = new Arrivals(browser, contextOptions)
    await use((servers, displayName, options) => arrivals.newcomer(servers, displayName, options))
    await arrivals.close()
    expect(arrivals.takeUncaught(), 'what the pages threw or logged as errors').toEqual([])
  },

  newPerson: async ({ stack, newPersonIn }, use) => {
    await use((displayName) => newPersonIn(stack, displayName))
  },

  alice: async ({ newPerson }, use) => use(await newPerson('Alice Aberg')),

  bob: async ({ newPerson }, use) => use(await newPerson('周启明')),

  room: async ({ alice, bob }, use) => {
    const name = unique('room')
    await makeRoom(name, alice, bob)
    await Promise.all([alice.opens(name), bob.opens(name)])
    await use(name)
  },
})

async function withOwnServers(
  environment: Readonly<Record<string, string>>,
  use: (servers: OwnServers) => Promise<void>,
): Promise<void> {
  const { web, realtime, database, startWorker, stop } = await startStack({
    environment: { ...OPEN_DOORS, ...environment },
  })
  await use({
    url: web.url,
    databaseUrl: database.url,
    realtime: inHand(realtime),
    startWorker: async () => void (await startWorker()),
  })
  await stop()
}

const inHand = (realtime: RealtimeProcess): Instance => ({
  port: realtime.port,
  kill: async (signal) => void (await realtime.kill(signal)),
  stop: async () => (await realtime.kill('SIGTERM')).code,
  start: () => realtime.restart(),
  freeze: () => realtime.freeze(),
  thaw: () => realtime.thaw(),
})

export { expect }
