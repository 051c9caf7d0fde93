import { expect, type Locator, type Page } from '@playwright/test'
import { Composer } from './composer.ts'

/** The thread in the panel. */
export class ThreadPanel {
  readonly root: Locator
  readonly rows: Locator

  constructor(readonly page: Page) {
    this.root = page.getByTestId('thread-panel')
    this.rows = this.root.getByTestId('message')
  }

  /** The row, root or reply, whose whole text is this. */
  row(text: string): Locator {
    return this.rows.filter({ has: this.page.getByTestId('message-body').getByText(text, { exact: true }) })
  }

  async shows(text: string): Promise<void> {
    await expect(this.row(text)).toHaveCount(1)
    await expect(this.row(text)).toHaveAttribute('data-state', 'sent')
  }

  async sends(text: string, { alsoInRoom = false } = {}): Promise<void> {
    const composer = new Composer(this.page)
    const input = composer.input.and(this.root.locator('textarea'))
    if (alsoInRoom) await this.root.getByTestId('also-in-room').check()
    await input.fill(text)
    await this.root.getByTestId('composer-send').click()
    await expect(input).toHaveValue('')
    await this.shows(text)
  }
}
