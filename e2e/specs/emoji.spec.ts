import type { Page } from '@playwright/test'
import { isAccessible } from '../people/accessible.ts'
import { makeRoom } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import { paint } from '../people/paint.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
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

testOfAdmin(
  'an admin adds an emoji; a member picks it, reacts with it and sees it drawn; removed, its name stays',
  async ({ stack, admin, newPerson }) => {
    const member = await newPerson('周启明')
    const place = unique('parrots')
    await makeRoom(place, admin, member)
    await admin.arrives()
    for (const person of [admin, member]) await person.opens(place)
    const parrot = await paint(admin.page, 'Party Parrot.png', 64, 64, '#0a7')
    const room = admin.page
    const settings = await admin.context.newPage()
    await settings.goto(`${stack.url}/settings`)
    await settings.getByTestId('manage-emoji').click()
    await settings.getByTestId('emoji-input').setInputFiles(parrot)
    const name = settings.getByTestId('emoji-name')
    await expect(name).toHaveValue('party_parrot')
    await name.press('Enter')
    const row = settings.locator('[data-testid="emoji-row"][data-name="party_parrot"]')
    await expect(row).toContainText('Olga Owner')
    await expect(name).toHaveCount(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      await settings.emulateMedia({ colorScheme })
      await isAccessible(settings)
    }

    const drawn = (on: Page, within: string) => on.locator(within).getByRole('img', { name: ':party_parrot:' })
    await member.composer.types('Look :party_par')
    await expect(member.page.getByTestId('completion-choice').first()).toHaveAttribute('data-choice', 'party_parrot')
    await member.page.keyboard.press('Enter')
    await member.composer.holds('Look :party_parrot:')
    await member.page.keyboard.press('Enter')
    for (const who of [room, member.page]) await expect(drawn(who, '[data-testid="message-body"]')).toBeVisible()
    await member.page.getByTestId('emoji-button').click()
    const picker = member.page.getByTestId('emoji-picker')
    await picker.locator('[data-emoji=":party_parrot:"]').last().click()
    await member.page.keyboard.press('Enter')
    const large = drawn(room, '[data-testid="message-body"]').last()
    await expect(large).toHaveCSS('height', '40px')
    await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)

    const message = room.getByTestId('message').filter({ hasText: 'Look' })
    await message.hover()
    await message.getByTestId('add-reaction').click()
    await room.getByTestId('emoji-search').fill('party_parrot')
    await expect(room.locator('[data-testid="emoji"][data-emoji=":party_parrot:"]')).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await room.keyboard.press('Enter')
    const reaction = member.page.locator('[data-testid="reaction"][data-emoji=":party_parrot:"]')
    await expect(reaction.getByTestId('custom-emoji')).toBeVisible()
    await expect(reaction).toHaveAccessibleName('Olga Owner reacted with :party_parrot:')
    // A quote shows it as the message does, over the composer and in the answer.
    await message.hover()
    await message.getByTestId('message-reply').click()
    await expect(drawn(room, '[data-testid="composer-reply"]')).toBeVisible()
    await room.keyboard.type('It does!')
    await room.keyboard.press('Enter')
    await expect(drawn(member.page, '[data-testid="quote"]')).toBeVisible()
    await member.page.reload()
    await expect(reaction.getByTestId('custom-emoji')).toBeVisible()
    // Where nothing may move, its first picture stands for it.
    const shown = () => large.evaluate((image: HTMLImageElement) => image.currentSrc.split('/').at(-1))
    await expect.poll(shown).toBe('original')
    await room.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(shown).toBe('96')

    await row.getByTestId('remove-emoji').click()
    await settings.getByTestId('confirm').click()
    await expect(row).toHaveCount(0)
    await expect(reaction).toContainText(':party_parrot:')
    await member.sees('Look :party_parrot:')
    await member.page.goto(`${stack.url}/admin/emoji`)
    await expect(member.page.getByTestId('not-found')).toBeVisible()
    await member.arrives('/settings')
    await expect(member.page.getByTestId('setting-language')).toBeVisible()
    await expect(member.page.getByTestId('manage-emoji')).toHaveCount(0)
  },
)
