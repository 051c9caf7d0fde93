import { startStack } from '@parley/testkit'
import type { Person } from '../people/person.ts'
import { OPEN_DOORS } from './open-doors.ts'
import { test as base, expect } from './staying.ts'
import type { Servers } from './test.ts'

/** An installation that is looked after by its owner. */
export interface AdministeredServers extends Servers {
  /** For what a test needs much of, and is not about. */
  readonly databaseUrl: string
}

/**
 * For tests of the administration that leave it as they found it: they share an installation and its owner, who stays at
 * her page, in each worker. To start one and to sign her in is a third of what such a test costs. What a test finds by
 * name has a name of its own, and who else is there came for that test. Whoever needs an installation in which nothing
 * happened yet, or leaves settings behind, has one of their own (`ownStack`).
 */
export const test = base.extend<
  { readonly stack: AdministeredServers; readonly admin: Person },
  { readonly administered: AdministeredServers }
>({
  administered: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs.
    async ({}, use) => {
      const { web, database, stop } = await startStack({ environment: OPEN_DOORS })
      await use({ url: web.url, databaseUrl: database.url })
      await stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  stack: async ({ administered, staying }, use) => {
    // The first account is the owner's.
    await staying.isThere(administered, OWNER)
    await use(administered)
  },
  /** Where the last test left her: she goes where she is needed. */
  admin: async ({ stack, staying }, use) => use(await staying.isThere(stack, OWNER)),
})

const OWNER = 'Olga Owner'

export { expect }
