import { isAccessible } from '../people/accessible.ts'
import { expect, test } from '../stack/staying.ts'

test('the switcher, the emoji and the lists over the composer are accessible', async ({ alice, room }) => {
  const { page } = alice
  await alice.opens(room)
  await alice.composer.input.click()
  await page.keyboard.type('@')
  await expect(page.getByTestId('completion-choice').first()).toBeVisible()
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('completion')).toHaveCount(0)
  await page.getByTestId('emoji-button').click()
  await expect(page.getByTestId('emoji').first()).toBeVisible()
  await page.getByTestId('emoji-search').fill('smile')
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('emoji-picker')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByTestId('switcher-entry').first()).toBeVisible()
  await isAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('quick-switcher')).toHaveCount(0)
  await page.keyboard.press('Control+/')
  await expect(page.getByTestId('shortcut-sheet')).toBeVisible()
  await isAccessible(page)
})
