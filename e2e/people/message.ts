import { expect, type Locator } from '@playwright/test'
import type { Person } from './person.ts'

/** Opens the menu of a message with the mouse and chooses from it. */
export async function chooses(person: Person, text: string, act: string): Promise<void> {
  const row = person.timeline.row(text)
  await row.hover()
  await row.getByTestId('message-more').click()
  await person.page.getByTestId('message-more-menu').getByTestId(act).click()
}

/** Puts the focus on a message, as the arrow keys do, and presses a key. */
export async function pressesOn(person: Person, text: string, key: string): Promise<void> {
  await person.timeline.row(text).focus()
  await person.page.keyboard.press(key)
}

export function reaction(person: Person, text: string, emoji: string): Locator {
  return person.timeline.row(text).locator(`[data-testid="reaction"][data-emoji="${emoji}"]`)
}

/** Rests a finger on a message until its sheet is there. */
export async function longPresses(person: Person, text: string): Promise<Locator> {
  const body = person.timeline.row(text).getByTestId('message-body')
  const point = { pointerId: 1, pointerType: 'touch', isPrimary: true, bubbles: true, clientX: 100, clientY: 300 }
  await body.dispatchEvent('pointerdown', point)
  // A row that has the focus has a bar as well, which is not seen there.
  const sheet = person.page.getByTestId('message-menu').and(person.page.getByRole('dialog'))
  await expect(sheet).toBeVisible()
  await body.dispatchEvent('pointerup', point)
  return sheet
}

/** A finger on the glass, as the browser hears of it: from the touch it makes what the page is told. */
export async function putsFingerOn(person: Person, target: Locator): Promise<{ lift(): Promise<void> }> {
  const session = await person.context.newCDPSession(person.page)
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing is there to touch')
  const touchPoints = [{ x: box.x + Math.min(40, box.width / 2), y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  return {
    lift: async () => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await session.detach()
    },
  }
}
