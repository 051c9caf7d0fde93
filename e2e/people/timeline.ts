import { expect, type Locator, type Page } from '@playwright/test'

export type RowState = 'pending' | 'sent' | 'failed' | 'deleted'

/** What a person reads in the open room. */
export class Timeline {
  readonly root: Locator
  readonly rows: Locator

  constructor(readonly page: Page) {
    this.root = page.getByTestId('timeline')
    this.rows = this.root.getByTestId('message')
  }

  /** The row whose whole text is this. */
  row(text: string): Locator {
    return this.rows.filter({ has: this.page.getByTestId('message-body').getByText(text, { exact: true }) })
  }

  async shows(text: string, state: RowState = 'sent'): Promise<void> {
    await expect(this.row(text)).toHaveCount(1)
    await expect(this.row(text)).toHaveAttribute('data-state', state)
  }

  async showsNot(text: string): Promise<void> {
    await expect(this.row(text)).toHaveCount(0)
  }

  /** The texts in view, from top to bottom. */
  async texts(): Promise<string[]> {
    return this.rows.getByTestId('message-body').allInnerTexts()
  }

  /** The seqs in view, from top to bottom. */
  async seqs(): Promise<number[]> {
    const seqs = await this.rows.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.seq)))
    return seqs.filter((seq) => seq > 0)
  }

  /** I2, I6: what the screen shows is ascending and has nothing twice. */
  async isInOrder(): Promise<void> {
    const seqs = await this.seqs()
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
  }
}
