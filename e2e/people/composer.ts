import { expect, type Locator, type Page } from '@playwright/test'

/** Where a person writes. */
export class Composer {
  readonly input: Locator
  readonly sendButton: Locator
  readonly hint: Locator

  constructor(readonly page: Page) {
    this.input = page.getByTestId('composer-input')
    this.sendButton = page.getByTestId('composer-send')
    this.hint = page.getByTestId('composer-hint')
  }

  /** Types without sending. */
  async types(text: string): Promise<void> {
    await this.input.click()
    await this.input.fill(text)
  }

  async holds(text: string): Promise<void> {
    await expect(this.input).toHaveValue(text)
  }

  /** Writes and sends with the keyboard, as most people do. */
  async sends(text: string): Promise<void> {
    await this.types(text)
    await this.input.press('Enter')
    await this.holds('')
  }
}
