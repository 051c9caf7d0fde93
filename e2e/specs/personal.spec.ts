import type { Locator } from '@playwright/test'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

const SOON = { timeout: 30_000 }

const section = (person: Person, name: string): Locator =>
  person.page.locator(`[data-testid="sidebar-section"][data-section-name="${name}"]`)
const roomIn = (person: Person, name: string, room: string) =>
  section(person, name).locator(`[data-testid="room-row"][data-room-name="${room}"]`)

/** Chooses something in the menu of a room's row. */
async function choosesOf(person: Person, room: string, ...entries: string[]) {
  const row = person.page.locator(`[data-testid="room-row"][data-room-name="${room}"]`)
  const item = person.page.locator('li').filter({ has: row })
  await item.hover()
  await item.getByTestId('room-menu').click()
  for (const entry of entries) await person.page.getByTestId(entry).click()
}

test('favourites, own categories, mutes and their order are the same on every device', async ({ alice, room }) => {
  test.slow()
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await choosesOf(alice, room, 'room-copy-link')
  await expect(alice.page.getByText('Copied the link')).toBeVisible()
  expect(await alice.page.evaluate(() => navigator.clipboard.readText())).toBe(alice.page.url())
  const phone = await alice.onAnotherDevice()
  await choosesOf(alice, room, 'room-favourite')
  await expect(roomIn(alice, 'Favourites', room)).toBeVisible()
  await expect(roomIn(phone, 'Favourites', room)).toBeVisible(SOON)

  await section(alice, 'Rooms').getByTestId('section-menu').click()
  await alice.page.getByTestId('new-category').click()
  await alice.page.getByTestId('category-name').fill('工作 Work')
  await alice.page.getByTestId('submit').click()
  await expect(section(phone, '工作 Work')).toBeVisible(SOON)

  // Rooms stand by their names: nothing says that a row would go between two of them. Favourites are as one likes.
  const linesOver = async (from: string, over: string) => {
    const carried = await alice.page.evaluateHandle(() => new DataTransfer())
    const [row, target] = [alice.sidebar.room(from), alice.sidebar.room(over)]
    await row.dispatchEvent('dragstart', { dataTransfer: carried })
    await target.dispatchEvent('dragover', { dataTransfer: carried })
    const lines = await alice.page
      .getByTestId('sidebar-section')
      .evaluateAll(
        (sections) =>
          sections.flatMap((each) =>
            [...each.querySelectorAll('li')].filter((item) => getComputedStyle(item, '::before').content !== 'none'),
          ).length,
      )
    await row.dispatchEvent('dragend', { dataTransfer: carried })
    return lines
  }
  await expect.poll(() => linesOver('general', room)).toBe(1)
  await expect.poll(() => linesOver(room, 'general')).toBe(0)

  await alice.sidebar.room(room).dragTo(section(alice, '工作 Work'))
  await expect(roomIn(alice, '工作 Work', room)).toBeVisible()
  await expect(roomIn(phone, '工作 Work', room)).toBeVisible(SOON)
  // The same without a pointer's drag.
  await choosesOf(phone, 'general', 'room-move')
  await phone.page.getByTestId('move-target').filter({ hasText: '工作' }).click()
  await expect(roomIn(alice, '工作 Work', 'general')).toBeVisible(SOON)
  const names = () =>
    section(alice, '工作 Work')
      .getByTestId('room-row')
      .evaluateAll((rows) => rows.map((row) => row.dataset.roomName))
  await expect.poll(names).toEqual([room, 'general'])
  await choosesOf(phone, 'general', 'room-move', 'move-up')
  await expect.poll(names, SOON).toEqual(['general', room])

  await choosesOf(alice, room, 'room-mute', 'mute-forever')
  await expect(phone.sidebar.room(room)).toHaveAttribute('data-muted', 'true', SOON)
  await section(alice, '工作 Work').getByTestId('section-toggle').click()
  // What is open, there in that window, is shown all the same.
  await expect(roomIn(phone, '工作 Work', room)).toHaveCount(0, SOON)
  await phone.page.reload()
  await phone.isOnline()
  await expect(roomIn(phone, '工作 Work', 'general')).toBeVisible()
  await expect(roomIn(phone, '工作 Work', room)).toHaveCount(0)

  await section(phone, '工作 Work').getByTestId('section-menu').click()
  await phone.page.getByTestId('delete-category').click()
  await expect(roomIn(alice, 'Rooms', room)).toBeVisible(SOON)
  // What was deleted is back with what was in it.
  await phone.page.getByTestId('toast').getByRole('button').click()
  await expect(roomIn(alice, '工作 Work', room)).toBeVisible(SOON)
})

test('a room calls somebody as far as they chose in its menu, on every device', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens('general')
  const other = await alice.onAnotherDevice()
  await other.opens('general')
  await choosesOf(alice, room, 'room-level', 'level-nothing')
  await bob.opens(room)
  await bob.sends(`@${alice.account.handle} can you see this`)
  for (const device of [alice, other]) {
    await expect(device.sidebar.room(room)).toHaveAttribute('data-unread', '1', SOON)
    await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '0')
    await expect(device.page).not.toHaveTitle(/^\(/)
  }
  await choosesOf(other, room, 'room-level', 'level-mentions')
  for (const device of [alice, other]) {
    await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '1', SOON)
    await expect(device.page).toHaveTitle(/^\(1\)/)
  }
})

test('the menus of the sidebar give the focus back, and offer no way past the ends', async ({ alice, room }) => {
  for (const name of ['First', 'Second']) {
    await section(alice, 'Rooms').getByTestId('section-menu').click()
    await alice.page.getByTestId('new-category').click()
    await alice.page.getByTestId('category-name').fill(name)
    await alice.page.getByTestId('submit').click()
    await expect(section(alice, name)).toBeVisible()
  }
  const menuButton = section(alice, 'Second').getByTestId('section-menu')
  await menuButton.press('Enter')
  await expect(alice.page.getByTestId('category-down')).toHaveAttribute('data-disabled', '')
  await alice.page.getByTestId('category-up').click()
  await expect(menuButton).toBeFocused()

  await choosesOf(alice, room, 'room-mute')
  await alice.page.keyboard.press('Escape')
  const item = alice.page.locator('li').filter({ has: alice.page.locator(`[data-room-name="${room}"]`) })
  await expect(item.getByTestId('room-menu')).toBeFocused()
  await choosesOf(alice, room, 'room-move')
  await alice.page.getByTestId('move-target').filter({ hasText: 'First' }).click()
  await expect(roomIn(alice, 'First', room)).toBeVisible()
  await expect(item.getByTestId('room-menu')).toBeFocused()

  // The menu key opens the same menu, and moves the room without a pointer.
  await alice.sidebar.room(room).focus()
  await alice.page.keyboard.press('ContextMenu')
  await expect(alice.page.getByTestId('room-menu-popup')).toBeFocused()
  await alice.page.keyboard.press('ArrowDown')
  for (const entry of ['room-move', 'move-usual']) {
    const line = alice.page.getByTestId(entry)
    await expect(async () => {
      await alice.page.keyboard.press('ArrowDown')
      await expect(line).toBeFocused({ timeout: 100 })
    }).toPass()
    await alice.page.keyboard.press('Enter')
  }
  await expect(roomIn(alice, 'Rooms', room)).toBeVisible()
  await expect(item.getByTestId('room-menu')).toBeFocused()
})

test('a draft goes on on another device, and is gone from both once it is sent', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await alice.composer.types('half a thought 想到一半')
  const desk = await alice.onAnotherDevice()
  const drafts = desk.page.locator('[data-testid="side-link"][data-path="/drafts"]')
  await expect(drafts).toHaveAttribute('data-count', '1', SOON)
  await desk.opens(room)
  await expect(desk.composer.input).toHaveValue('half a thought 想到一半', SOON)
  // It stands in its box now.
  await expect(drafts).toHaveCount(0)
  await desk.composer.input.press('End')
  await desk.composer.input.press('Enter')
  await bob.opens(room)
  await bob.sees('half a thought 想到一半')
  await expect(alice.composer.input).toHaveValue('', SOON)
  await expect(alice.page.locator('[data-testid="side-link"][data-path="/drafts"]')).toHaveCount(0, SOON)

  // Signing out takes the device's copy with it, and the emoji used there; what was typed a moment before is on the server.
  const { page } = desk
  await page.getByTestId('emoji-button').first().click()
  await page.getByTestId('emoji-picker').getByTestId('emoji').first().click()
  await expect(desk.composer.input).not.toHaveValue('')
  await desk.composer.types('left in the middle of a')
  await page.getByTestId('workspace-menu').click()
  await page.getByTestId('sign-out').click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => /draft|agreed|emoji/.test(name))),
  ).toEqual([])
  await expect(alice.composer.input).toHaveValue('left in the middle of a', SOON)
})

test('a message is scheduled, changed, and goes when its time has come', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await alice.composer.types('good morning')
  await alice.page.getByTestId('schedule').click()
  await alice.page.getByTestId('schedule-tomorrow').click()
  await expect(alice.composer.input).toBeFocused()
  await alice.composer.holds('')
  await alice.page.locator('[data-testid="side-link"][data-path="/drafts"]').click()
  const row = alice.page.getByTestId('scheduled-row')
  await expect(row).toContainText('good morning')
  await row.getByTestId('scheduled-edit').click()
  await alice.page.getByTestId('scheduled-text').fill('good morning, 大家好')
  await alice.page.getByTestId('submit').click()
  await expect(row).toContainText('大家好')
  await row.getByTestId('scheduled-send').click()
  await expect(row).toHaveCount(0, SOON)
  await bob.opens(room)
  await bob.sees('good morning, 大家好')
  // A reply in a thread says where it goes, and may go to the room as well.
  const { page } = alice
  await alice.opens(room)
  await alice.sees('good morning, 大家好')
  await alice.timeline.row('good morning, 大家好').focus()
  await page.keyboard.press('t')
  const panel = page.getByTestId('thread-panel')
  await panel.getByTestId('composer-input').fill('see you at nine')
  await panel.getByTestId('schedule').click()
  await page.getByTestId('schedule-custom').click()
  await page.getByTestId('time-dialog').getByTestId('also-in-room').check()
  await page.getByTestId('submit').click()
  await expect(panel.getByTestId('composer-input')).toHaveValue('')
  await page.locator('[data-testid="side-link"][data-path="/drafts"]').click()
  await expect(row).toContainText('In a thread and in the room')
  await row.getByTestId('scheduled-send').click()
  await expect(row).toHaveCount(0, SOON)
  await bob.sees('see you at nine')
})

test('a message is saved with S, comes back to mind at its time, and is done', async ({ alice, bob, room }) => {
  test.slow()
  const text = unique('look at this')
  await bob.opens(room)
  await bob.sends(text)
  await alice.opens(room)
  await alice.sees(text)
  await alice.timeline.row(text).focus()
  await alice.page.keyboard.press('s')
  // In 20 minutes, for a page whose clock is 20 minutes late: in some seconds.
  await alice.page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() - 20 * 60_000 + 4_000
  })
  await alice.page.locator('[data-testid="side-link"][data-path="/saved"]').click()
  const row = alice.page.getByTestId('saved-row')
  await expect(row).toContainText(text)
  // Of several windows one speaks.
  const second = await alice.opensAnotherWindow('/saved')
  await row.getByTestId('saved-remind').click()
  await alice.page.getByRole('menuitem', { name: 'In 20 minutes' }).click()
  await expect(alice.page.getByText(`You wanted to come back to a message in ${room}`)).toBeVisible(SOON)
  await expect(row).toHaveAttribute('data-reminded', 'true')
  await expect(second.page.getByTestId('saved-row')).toHaveAttribute('data-reminded', 'true', SOON)
  await expect(second.page.getByTestId('toast')).toHaveCount(0)
  // A dialog on a phone lies where toasts stand: this one comes back after it.
  const window = alice.page.viewportSize()
  await alice.page.setViewportSize({ width: 390, height: 844 })
  await alice.page.keyboard.press('Control+/')
  await expect(alice.page.getByTestId('shortcut-sheet')).toBeVisible()
  await expect(alice.page.getByTestId('toast')).toHaveCount(0)
  await alice.page.keyboard.press('Escape')
  await expect(alice.page.getByTestId('toast')).toContainText(room)
  if (window !== null) await alice.page.setViewportSize(window)
  await alice.page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(alice.timeline.row(text)).toHaveAttribute('data-flashed')
  await alice.page.locator('[data-testid="side-link"][data-path="/saved"]').click()
  await row.getByTestId('saved-done').click()
  await expect(row).toHaveCount(0)
  await alice.page.getByText('Done', { exact: true }).click()
  await expect(row).toContainText(text)
  await row.getByTestId('saved-open').click()
  await expect(alice.timeline.row(text)).toHaveAttribute('data-flashed')
  // Whoever is left speaks for the one that went.
  const leads = () =>
    second.page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query()
      const isLead = ({ name }: LockInfo) => name?.startsWith('parley-lead:')
      return [held.filter(isLead).length, pending.filter(isLead).length]
    })
  expect(await leads()).toEqual([1, 1])
  await alice.page.close()
  await expect.poll(leads, SOON).toEqual([1, 0])
})
