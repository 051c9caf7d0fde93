import type { Person } from '../people/person.ts'
import { Arrivals, tidy } from './arrivals.ts'
import { test as base, expect, type Servers } from './test.ts'

/** People who stay at their pages while the tests of a worker come and go. */
class Staying {
  readonly #people = new Map<string, Person>()

  constructor(readonly arrivals: Arrivals) {}

  /** Somebody in a room, with nothing else open. */
  async comes(servers: Servers, name: string): Promise<Person> {
    const person = await this.isThere(servers, name)
    if (!(await isInRoom(person))) await person.arrives()
    return person
  }

  /** Somebody wherever the last test left them. */
  async isThere(servers: Servers, name: string): Promise<Person> {
    const person = this.#people.get(name) ?? (await this.arrivals.newcomer(servers, name))
    this.#people.set(name, person)
    return person
  }

  /** After each test. */
  async rests(): Promise<void> {
    const people = [...this.#people.values()]
    await this.arrivals.close(...people)
    await Promise.all(people.map(tidy))
    expect(this.arrivals.takeUncaught(), 'what the pages threw or logged as errors').toEqual([])
  }
}

/** What a room may show beside itself, over itself, or in the place where one writes. */
const OPEN = [
  '[data-dialog-open], [role="dialog"], [role="menu"], [data-region="panel"]',
  ...['completion', 'composer-editing', 'composer-reply', 'preview', 'toast'].map((id) => `[data-testid="${id}"]`),
].join()

/** Whether somebody is in a room and nothing else is open. */
async function isInRoom({ page }: Person): Promise<boolean> {
  const online = page.locator('[data-testid="app"][data-conn="online"]')
  const isThere = new URL(page.url()).pathname.startsWith('/rooms/') && (await online.count()) > 0
  return isThere && (await page.locator(OPEN).count()) === 0
}

/**
 * For tests to which a room of their own is enough: Alice, Bob and Carol are the same in all of them, and their pages
 * are loaded once a worker, which is most of what a short test costs. Whoever changes what belongs to a person, such as
 * a setting, or counts all that a person has, takes people of their own. A test that fails takes its worker, and so
 * these people, with it.
 */
export const test = base.extend<{ readonly carol: Person; readonly rest: undefined }, { readonly staying: Staying }>({
  staying: [
    async ({ browser }, use) => {
      const arrivals = new Arrivals(browser)
      await use(new Staying(arrivals))
      await arrivals.close()
    },
    { scope: 'worker' },
  ],
  rest: [
    async ({ staying }, use) => {
      await use(undefined)
      await staying.rests()
    },
    { auto: true },
  ],
  alice: async ({ staying, stack }, use) => use(await staying.comes(stack, 'Alice Aberg')),
  bob: async ({ staying, stack }, use) => use(await staying.comes(stack, '周启明')),
  carol: async ({ staying, stack }, use) => use(await staying.comes(stack, 'Carol Chen')),
})

export { expect }
