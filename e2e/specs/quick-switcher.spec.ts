import { hold } from '../people/hold.ts'
import { InputMethod } from '../people/input-method.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

test('the quick switcher leads to rooms, people and commands by a few letters', async ({ alice, bob, room }) => {
  const { page } = alice
  const box = page.getByTestId('switcher-input')
  const entries = page.getByTestId('switcher-entry')
  const entry = (name: string) => page.locator(`[data-testid="switcher-entry"][data-name="${name}"]`)
  const chinese = unique('维护')
  await alice.createsRoom(chinese)
  await bob.opens(room)
  await bob.sends('somebody there?')
  await alice.sidebar.showsUnread(room, 1)

  // What is unread stands first.
  await page.keyboard.press('Control+k')
  await expect(entries.first()).toHaveAttribute('data-name', room)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('room-title')).toHaveText(room)
  await expect(alice.composer.input).toBeFocused()

  // Pinyin and its initials; an input method keeps Enter to itself.
  await page.keyboard.press('Control+k')
  const inputMethod = await InputMethod.of(alice)
  await expect(box).toBeFocused()
  await inputMethod.composes('weihu')
  await inputMethod.presses('Enter')
  await expect(box).toBeVisible()
  await inputMethod.commits('维护')
  await expect(entry(chinese)).toHaveAttribute('aria-selected', 'true')
  await box.fill(`wh${chinese.slice(2, 6)}`)
  await expect(entry(chinese)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('room-title')).toHaveText(chinese)

  // Escape gives the focus back.
  await page.keyboard.press('Control+k')
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('quick-switcher')).toHaveCount(0)
  await expect(alice.composer.input).toBeFocused()

  // A public room of others is found on the server, and so is somebody who never wrote here.
  const elsewhere = unique('elsewhere')
  await bob.createsRoom(elsewhere)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(elsewhere)
  await expect(entry(elsewhere)).toHaveAttribute('data-kind', 'public-room')
  await page.keyboard.press('Enter')
  await expect(page.locator('main').getByTestId('join-room')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(`@${bob.account.handle}`)
  await expect(entries.first()).toHaveAttribute('data-kind', 'person')
  await expect(entries.first()).toHaveAttribute('data-name', '周启明')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('quick-switcher')).toHaveCount(0)
  await alice.sends('only for you')
  await alice.sees('only for you')

  // Commands, and the sheet of shortcuts.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('>dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+/')
  await expect(page.getByTestId('shortcut-sheet')).toContainText('Go to a room, a person or a command')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('shortcut-sheet')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+a')
  await expect(page.getByTestId('setting-theme')).toBeVisible()
})

test('what is typed before the switcher has come is for its box, and Enter sends nothing meanwhile', async ({
  alice,
  room,
}) => {
  const { page } = alice
  await alice.opens(room)
  await alice.composer.types('half a thought')
  const code = await hold(page, '**/_next/static/**', 'GET')
  await page.keyboard.press('Control+k')
  await expect.poll(() => code.held.length).toBeGreaterThan(0)
  await page.keyboard.type(room)
  await page.keyboard.press('Enter')
  await alice.composer.holds('half a thought')
  await code.release()
  const box = page.getByTestId('switcher-input')
  await expect(box).toHaveValue(room)
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(alice.composer.input).toBeFocused()
  await alice.composer.holds('half a thought')
  await expect(alice.timeline.rows).toHaveCount(0)
})
