import { expect, test } from '../stack/test.ts'

test('an emoji is found in English, Chinese and pinyin, in a tone of skin, and goes where the caret was', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  const { page } = alice
  const { keyboard } = page
  const picker = page.getByTestId('emoji-picker')
  const search = page.getByTestId('emoji-search')
  const emoji = (character: string) => picker.locator(`[data-emoji="${character}"]`)

  await alice.composer.types('before after')
  await keyboard.press('Home')
  for (let step = 0; step < 'before '.length; step++) await keyboard.press('ArrowRight')
  await page.getByTestId('emoji-button').click()
  await expect(search).toBeFocused()
  await search.fill('panda')
  await expect(emoji('🐼')).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(alice.composer.input).toBeFocused()
  await alice.composer.holds('before 🐼after')

  await page.getByTestId('emoji-button').click()
  for (const query of ['熊猫', 'xiongmao']) {
    await search.fill(query)
    await expect(emoji('🐼')).toBeVisible()
  }
  await search.fill('')
  // Used lately stands first; arrows walk, Shift Enter picks and stays.
  await expect(picker.getByTestId('emoji').first()).toHaveAttribute('data-emoji', '🐼')
  await keyboard.press('ArrowDown')
  await keyboard.press('Shift+Enter')
  await expect(picker).toBeVisible()
  await alice.composer.holds('before 🐼🐼after')
  await keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await expect(alice.composer.input).toBeFocused()

  await page.getByTestId('emoji-button').click()
  await page.getByTestId('emoji-tones').click()
  await page.getByTestId('emoji-tone').nth(4).click()
  await search.fill('thumbsup')
  await emoji('👍🏾').click()
  await alice.composer.holds('before 🐼🐼👍🏾after')
  await keyboard.press('Enter')
  await bob.sees('before 🐼🐼👍🏾after')
})
