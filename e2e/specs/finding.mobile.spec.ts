import { expect, test } from '../stack/staying.ts'

test('on a phone rooms are found from the box of the list, and emoji in a sheet', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types('hi ')
  await alice.page.getByTestId('emoji-button').click()
  const picker = alice.page.getByTestId('emoji-picker')
  await expect(picker).toBeVisible()
  const bottom = await picker.evaluate((sheet) => window.innerHeight - sheet.getBoundingClientRect().bottom)
  expect(Math.round(bottom)).toBe(0)
  await picker.locator('[data-emoji="👍"]').first().click()
  await alice.composer.holds('hi 👍')
  await alice.page.getByTestId('back-to-rooms').click()
  await alice.page.getByTestId('open-switcher').click()
  await alice.page.getByTestId('switcher-input').fill(room.slice(0, 9))
  await alice.page.locator(`[data-testid="switcher-entry"][data-name="${room}"]`).click()
  await expect(alice.page.getByTestId('room-title')).toHaveText(room)
})
