import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../stack/test.ts'

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}

test('the switcher, the emoji and the lists over the composer are accessible', async ({ alice, room }) => {
  const { page } = alice
  await alice.opens(room)
  await alice.composer.input.click()
  await page.keyboard.type('@')
  await expect(page.getByTestId('completion-choice').first()).toBeVisible()
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByTestId('emoji-button').click()
  await expect(page.getByTestId('emoji').first()).toBeVisible()
  await page.getByTestId('emoji-search').fill('smile')
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('switcher-entry').first()).toBeVisible()
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')
  await expect(page.getByTestId('shortcut-sheet')).toBeVisible()
  await isAccessible(page)
})
