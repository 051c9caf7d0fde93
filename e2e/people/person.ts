import { type BrowserContext, expect, type Page } from '@playwright/test'
import { Composer } from './composer.ts'
import { Sidebar } from './sidebar.ts'
import { Timeline } from './timeline.ts'

export interface Account {
  displayName: string
  handle: string
  password: string
}

/**
 * Somebody in front of a browser. Methods read as sentences about them: `alice.sends('hi')`, `bob.sees('hi')`.
 * Waiting is for what the page says of itself (`data-conn`, `data-state`, `data-seq`), never for time.
 */
export class Person {
  readonly composer: Composer
  readonly timeline: Timeline
  readonly sidebar: Sidebar

  constructor(
    readonly account: Account,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly baseUrl: string,
  ) {
    this.composer = new Composer(page)
    this.timeline = new Timeline(page)
    this.sidebar = new Sidebar(page)
  }

  get name(): string {
    return this.account.displayName
  }

  /** The same person, signed in on a device of its own. */
  onAnotherDevice: () => Promise<Person> = () => Promise.reject(new Error('only people of a fixture have devices'))

  /** A second window of the same person on the same device. */
  async opensAnotherWindow(path = '/'): Promise<Person> {
    const other = new Person(this.account, this.context, await this.context.newPage(), this.baseUrl)
    await other.arrives(path)
    return other
  }

  /** Opens the app, signed in, and waits until it is online in some room. */
  async arrives(path = '/'): Promise<void> {
    await this.page.goto(this.baseUrl + path)
    await this.isOnline()
  }

  async isOnline(): Promise<void> {
    await expect(this.page.getByTestId('app')).toHaveAttribute('data-conn', 'online', { timeout: 60_000 })
  }

  async isOffline(): Promise<void> {
    await expect(this.page.getByTestId('app')).toHaveAttribute('data-conn', 'offline', { timeout: 60_000 })
  }

  async sends(text: string): Promise<void> {
    await this.composer.sends(text)
  }

  async sees(text: string): Promise<void> {
    await this.timeline.shows(text)
  }

  async seesNot(text: string): Promise<void> {
    await this.timeline.showsNot(text)
  }

  /** Opens a room that the person is in, wherever they are. */
  async opens(room: string): Promise<void> {
    await this.seesTheRooms()
    await this.sidebar.opens(room)
  }

  /** On a phone the list of rooms is a screen of its own; elsewhere it is always there. */
  async seesTheRooms(): Promise<void> {
    const back = this.page.getByTestId('back-to-rooms')
    await expect(back.or(this.sidebar.root).first()).toBeAttached()
    if (await back.isVisible()) await back.click()
    await expect(this.sidebar.root).toBeVisible()
  }

  async createsRoom(name: string, topic = ''): Promise<void> {
    await this.seesTheRooms()
    await this.page.getByTestId('create-room').click()
    const dialog = this.page.getByTestId('create-room-dialog')
    await dialog.getByTestId('room-name').fill(name)
    if (topic) await dialog.getByTestId('room-topic-input').fill(topic)
    await dialog.getByTestId('submit').click()
    await expect(this.page.getByTestId('room-title')).toHaveText(name)
  }

  async joinsRoom(name: string): Promise<void> {
    await this.seesTheRooms()
    await this.page.getByTestId('browse-rooms').click()
    const dialog = this.page.getByTestId('browse-rooms-dialog')
    await dialog.getByTestId('room-search').fill(name)
    // As a person does: read what was found, then press. A list that is still narrowing moves under the pointer.
    const found = dialog.getByTestId('listed-room')
    await expect(found).toHaveCount(1)
    await expect(found).toHaveAttribute('data-room-name', name)
    await found.getByTestId('join-room').click()
    await expect(this.page.getByTestId('room-title')).toHaveText(name)
  }

  async leavesRoom(): Promise<void> {
    const title = (await this.page.getByTestId('room-title').textContent()) ?? ''
    await this.page.getByTestId('leave-room').click()
    await this.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
    await expect(this.sidebar.room(title)).toHaveCount(0)
  }

  async edits(text: string, into: string): Promise<void> {
    await this.timeline.row(text).hover()
    await this.timeline.row(text).getByTestId('message-edit').click()
    await expect(this.page.getByTestId('composer-editing')).toBeVisible()
    await this.composer.input.fill(into)
    await this.composer.input.press('Enter')
    await this.sees(into)
  }

  async asksToDelete(text: string): Promise<void> {
    await this.sees(text)
    await this.timeline.row(text).hover()
    await this.timeline.row(text).getByTestId('message-delete').click()
    await expect(this.page.getByTestId('confirm-dialog')).toBeVisible()
  }

  async deletes(text: string): Promise<void> {
    await this.asksToDelete(text)
    await this.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
    await this.seesNot(text)
  }

  /** The network of this browser goes away. */
  async losesNetwork(): Promise<void> {
    await this.context.setOffline(true)
  }

  async findsNetwork(): Promise<void> {
    await this.context.setOffline(false)
  }
}
