import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { newAccount, signIn, signUpAndIn } from '../people/accounts.ts'
import { type Account, Person } from '../people/person.ts'
import { collectUncaught } from '../people/uncaught.ts'
import type { Servers } from './test.ts'

/** Lets people arrive in browsers of their own, and knows what their pages threw. */
export class Arrivals {
  readonly #people: Person[] = []
  readonly #uncaught: string[] = []

  constructor(
    readonly browser: Browser,
    readonly options: BrowserContextOptions = {},
  ) {}

  /** Signs somebody up and in. */
  newcomer(servers: Servers, displayName: string, options: BrowserContextOptions = {}): Promise<Person> {
    return this.#arrive(servers, newAccount(displayName), signUpAndIn, options)
  }

  async #arrive(
    servers: Servers,
    account: Account,
    enter: typeof signIn,
    options: BrowserContextOptions,
  ): Promise<Person> {
    const context = await this.browser.newContext({ ...this.options, ...options })
    context.on('page', (page) => collectUncaught(page, this.#uncaught))
    const person = new Person(account, context, await context.newPage(), servers.url)
    person.onAnotherDevice = () => this.#arrive(servers, account, signIn, options)
    this.#people.push(person)
    await enter(context, servers.url, account)
    await person.arrives()
    return person
  }

  /** What the pages threw or logged as errors since this was asked last. */
  takeUncaught(): string[] {
    return this.#uncaught.splice(0)
  }

  /** Closes the browsers of everybody but these. */
  async close(...but: Person[]): Promise<void> {
    const leaving = this.#people.splice(0).filter((person) => !but.includes(person))
    this.#people.push(...but)
    await Promise.all(leaving.map(({ context }) => context.close()))
  }
}

/** Takes from a page and its browser what a test put into them; the page stays as it stands. */
export async function tidy({ context, page }: { context: Person['context']; page: Page }): Promise<void> {
  await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())))
  for (const event of ['request', 'dialog'] as const) page.removeAllListeners(event)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
  await context.clearPermissions()
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}
