import { isAccessible } from '../people/accessible.ts'
import { expect, test } from '../stack/staying.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const path of ['/sign-in', '/sign-up', '/no-such-page']) {
      test(`${path} is accessible`, async ({ page, stack }) => {
        await page.goto(stack.url + path)
        await isAccessible(page)
      })
    }

    test('a room with messages, its members and its dialogs are accessible', async ({ alice, bob, room }) => {
      await alice.page.emulateMedia({ colorScheme })
      await alice.opens(room)
      await bob.opens(room)
      await bob.sends('https://tideline.example is our address')
      await alice.sends('中文也一样')
      await alice.sees('https://tideline.example is our address')
      await isAccessible(alice.page)
      await alice.page.getByTestId('toggle-members').click()
      await expect(alice.page.getByTestId('member-row')).toHaveCount(2)
      await isAccessible(alice.page)
      await alice.page.getByTestId('create-room').click()
      await expect(alice.page.getByTestId('create-room-dialog')).toBeVisible()
      await isAccessible(alice.page)
      await alice.page.keyboard.press('Escape')
      await alice.page.getByTestId('browse-rooms').click()
      await expect(alice.page.getByTestId('listed-room').first()).toBeVisible()
      await isAccessible(alice.page)
    })

    test('the settings are accessible', async ({ alice }) => {
      await alice.page.emulateMedia({ colorScheme })
      await alice.arrives('/settings')
      await expect(alice.page.getByTestId('session-row').first()).toBeVisible()
      await isAccessible(alice.page)
    })
  })
}

test('what others write in the room that is open is read out, politely and from one place', async ({
  alice,
  bob,
  room,
}) => {
  await bob.opens(room)
  await alice.opens(room)
  await bob.sends('先说一句 **here**')
  const announcer = alice.page.getByTestId('announcer')
  await expect(announcer).toHaveAttribute('aria-live', 'polite')
  await expect(announcer).toHaveText('周启明: 先说一句 here')
  await expect(alice.page.locator('[data-testid="app"] [aria-live]:not([aria-live="off"])')).toHaveCount(1)
  await alice.sends('what I say myself is not')
  await bob.sees('what I say myself is not')
  await expect(announcer).toHaveText('周启明: 先说一句 here')
})

test('a room is used with the keyboard alone', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.sends('to be mended')
  await alice.sees('to be mended')
  await alice.composer.input.press('Shift+Tab')
  await expect(async () => {
    await alice.page.keyboard.press('Shift+Tab')
    expect(await alice.timeline.row('to be mended').evaluate((row) => row === document.activeElement)).toBe(true)
  }).toPass({ intervals: [50] })
  await alice.page.keyboard.press('e')
  await expect(alice.page.getByTestId('composer-editing')).toBeVisible()
  await alice.composer.input.fill('mended')
  await alice.composer.input.press('Enter')
  await alice.sees('mended')
  // F6 goes from part to part, to where one stands in each.
  const { page } = alice
  await page.keyboard.press('F6')
  await expect(page.getByTestId('workspace-menu')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(alice.sidebar.room(room)).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByTestId('toggle-members')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByTestId('open-switcher')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(alice.timeline.row('mended')).toBeFocused()
  await page.keyboard.press('Control+F6')
  await expect(alice.composer.input).toBeFocused()
})
