import { expect, type Locator, type Page } from '@playwright/test'

/** The list of rooms. */
export class Sidebar {
  readonly root: Locator

  constructor(readonly page: Page) {
    this.root = page.getByTestId('sidebar')
  }

  room(name: string): Locator {
    return this.root.locator(`[data-testid="room-row"][data-room-name="${name}"]`)
  }

  async opens(name: string): Promise<void> {
    await this.room(name).click()
    await expect(this.page.getByTestId('room-title')).toHaveText(name)
  }

  async showsUnread(name: string, count: number): Promise<void> {
    await expect(this.room(name)).toHaveAttribute('data-unread', String(count))
  }
}
