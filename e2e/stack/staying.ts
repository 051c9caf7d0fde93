import type { Person } from '../people/person.ts'
import { Arrivals, tidy } from './arrivals.ts'
import { test as base, expect, type Servers } from './test.ts'

/** People who stay at their pages while the tests of a worker come and go. */
class Staying {
  readonly #people = new Map<string, Person>()

  constructor(readonly arrivals: Arrivals) {}

  async comes(servers: Servers, name: string): Promise<Person> {
    const known = this.#people.get(name)
    // Somebody whom the last test left in a dialog begins anew.
    if (known !== undefined && (await known.page.locator('[data-dialog-open]').count()) > 0) await known.arrives()
    const person = known ?? (await this.arrivals.newcomer(servers, name))
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

/**
 * For tests to which a room of their own is enough: Alice and Bob are the same in all of them, and their pages are
 * loaded once a worker, which is most of what a short test costs. Whoever changes what belongs to a person, such as a
 * setting, takes people of their own. A test that fails takes its worker, and so these people, with it.
 */
export const test = base.extend<{ readonly rest: undefined }, { readonly staying: Staying }>({
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
})

export { expect }
