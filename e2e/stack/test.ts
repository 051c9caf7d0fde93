import { startStack } from '@parley/testkit'
import { type Browser, test as base, expect } from '@playwright/test'
import { newAccount, signIn, signUpAndIn } from '../people/accounts.ts'
import { unique } from '../people/names.ts'
import { type Account, Person } from '../people/person.ts'
import { collectUncaught } from '../people/uncaught.ts'
import { OPEN_DOORS } from './open-doors.ts'

/** An installation that a test looks at from outside. */
export interface Servers {
  readonly url: string
}

/** An installation that belongs to one test, so that it may break it. */
export interface OwnServers extends Servers {
  readonly realtime: {
    kill(signal: 'SIGKILL'): Promise<void>
    /** Ends it as an operator would and tells its exit code. */
    stop(): Promise<number | null>
    start(): Promise<void>
    freeze(): void
    thaw(): void
  }
}

interface Fixtures {
  readonly stack: Servers
  readonly ownStack: OwnServers
  /** Signs somebody up in a browser of their own, in the shared installation. */
  readonly newPerson: (displayName: string) => Promise<Person>
  readonly newPersonIn: (servers: Servers, displayName: string) => Promise<Person>
  readonly alice: Person
  readonly bob: Person
  /** The name of a fresh room that Alice and Bob are in. */
  readonly room: string
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
  stack: async ({}, use) => {
    await use({ url: process.env.PARLEY_E2E_URL ?? '' })
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  ownStack: async ({}, use) => {
    const { web, realtime, stop } = await startStack({ environment: OPEN_DOORS })
    await use({
      url: web.url,
      realtime: {
        kill: async (signal) => void (await realtime.kill(signal)),
        stop: async () => (await realtime.kill('SIGTERM')).code,
        start: () => realtime.restart(),
        freeze: () => realtime.freeze(),
        thaw: () => realtime.thaw(),
      },
    })
    await stop()
  },

  newPersonIn: async ({ browser, contextOptions }, use) => {
    const uncaught: string[] = []
    const people: Person[] = []
    const arrive = async (servers: Servers, account: Account, isNew: boolean): Promise<Person> => {
      const person = await openBrowser(browser, contextOptions, servers, account, uncaught)
      person.onAnotherDevice = () => arrive(servers, account, false)
      people.push(person)
      await (isNew ? signUpAndIn : signIn)(person.context, servers.url, account)
      await person.arrives()
      return person
    }
    await use((servers, displayName) => arrive(servers, newAccount(displayName), true))
    await Promise.all(people.map((person) => person.context.close()))
    expect(uncaught, 'what the pages threw or logged as errors').toEqual([])
  },

  newPerson: async ({ stack, newPersonIn }, use) => {
    await use((displayName) => newPersonIn(stack, displayName))
  },

  alice: async ({ newPerson }, use) => use(await newPerson('Alice Aberg')),

  bob: async ({ newPerson }, use) => use(await newPerson('周启明')),

  room: async ({ alice, bob }, use) => {
    const name = unique('room')
    await alice.createsRoom(name)
    await bob.joinsRoom(name)
    await use(name)
  },
})

async function openBrowser(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  servers: Servers,
  account: Account,
  uncaught: string[],
): Promise<Person> {
  const context = await browser.newContext(options)
  context.on('page', (page) => collectUncaught(page, uncaught))
  return new Person(account, context, await context.newPage(), servers.url)
}

export { expect }
