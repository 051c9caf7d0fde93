import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { newAccount, signIn, signUpAndIn } from '../people/accounts.ts'
import { makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { unique } from '../people/names.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/test.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const drawer = (page: Page) => page.getByTestId('drawer')
const confirm = (page: Page) => page.getByRole('dialog').getByTestId('confirm').click()

test.beforeEach(() => {
  // An installation of its own has to start.
  test.slow()
})

test('an owner finds somebody, appoints, suspends and lets them in again with a new password; they see it at once', async ({
  ownStack,
  newPersonIn,
  browser,
}) => {
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, '周启明')
  const { page } = admin

  await member.page.getByTestId('workspace-menu').click()
  await expect(member.page.getByTestId('open-settings')).toBeVisible()
  await expect(member.page.getByTestId('open-administration')).toHaveCount(0)
  const stranger = await member.context.newPage()
  await stranger.goto(`${ownStack.url}/admin/people`)
  await expect(stranger.getByTestId('not-found')).toBeVisible()
  await stranger.close()

  const elsewhere = await browser.newContext()
  await signUpAndIn(elsewhere, ownStack.url, newAccount('Nina Nowhere'))
  await elsewhere.close()

  await page.getByTestId('workspace-menu').click()
  await page.getByTestId('open-administration').click()
  await expect(page.getByTestId('figure-people')).toContainText('3')
  await expect(page.getByTestId('messages-chart')).toBeVisible()
  await expect(page.getByTestId('process-realtime')).toHaveAttribute('data-health', 'well')
  await expect(page.getByTestId('process-web')).toHaveAttribute('data-health', 'well')
  await expect(page.getByTestId('process-worker')).toHaveAttribute('data-health', 'away')
  await page.getByTestId('chart-look').getByText('Table').click()
  await expect(page.getByTestId('days-table').locator('tbody tr')).toHaveCount(30)

  // A number leads to those it counts.
  await page.getByTestId('figure-online').click()
  await expect(page.getByTestId('filter-seen')).toHaveValue('now')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).filter({ hasText: 'Nina' })).toHaveCount(0)

  // What is searched and what is open stand in the address, and Back leads there.
  await page.getByTestId('admin-to-people').click()
  await expect(rows(page)).toHaveCount(3)
  await page.getByTestId('sort-created').click()
  await expect(page.locator('th', { has: page.getByTestId('sort-created') })).toHaveAttribute('aria-sort', 'descending')
  await page.getByTestId('admin-search').fill('启明')
  await expect(rows(page)).toHaveCount(1)
  await expect(page).toHaveURL(/sort=-created&q=%E5%90%AF%E6%98%8E/)
  await rows(page).focus()
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toContainText(`@${member.account.handle}`)
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  await expect(rows(page)).toBeFocused()
  await page.goBack()
  await expect(drawer(page)).toBeVisible()

  await page.getByTestId('person-role').selectOption('admin')
  await confirm(page)
  await expect(page.getByTestId('person-role')).toHaveValue('admin')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByTestId('person-role')).toHaveValue('member')

  await page.getByTestId('suspend').click()
  await page.getByTestId('suspend-for').selectOption('168')
  await seenSoon(
    'a suspension',
    () => page.getByTestId('suspend-dialog').getByTestId('confirm').click(),
    () => member.page.waitForURL(/\/sign-in/),
  )
  await member.page.getByTestId('login').fill(member.account.handle)
  await member.page.getByTestId('password').fill(member.account.password)
  await member.page.getByTestId('submit').click()
  await expect(member.page.getByTestId('form-error')).toContainText('suspended')
  await page.getByTestId('unsuspend').click()
  await expect(page.getByTestId('suspend')).toBeVisible()

  await page.getByTestId('reset-password').click()
  await page.getByTestId('reset-dialog').getByTestId('confirm').click()
  const link = await page.getByTestId('reset-link').inputValue()
  await page.getByTestId('done').click()
  await member.page.goto(link)
  await member.page.getByTestId('password').fill('another long battery staple')
  await member.page.getByTestId('submit').click()
  await member.isOnline()
  const second = await browser.newPage()
  await second.goto(link)
  await expect(second.getByTestId('link-refused')).toHaveAttribute('data-refused', 'RESET_INVALID')
  await second.close()

  // What is opened again is read again.
  await page.getByTestId('close-drawer').click()
  await rows(page).click()
  await page.getByTestId('sign-out-everywhere').click()
  await seenSoon(
    'signing out everywhere',
    () => confirm(page),
    () => member.page.waitForURL(/\/sign-in/),
  )
  await page.getByTestId('deactivate').click()
  await confirm(page)
  await expect(page.getByTestId('reactivate')).toBeVisible()
  await expect(rows(page)).toContainText('Deactivated')

  // All of it was written down.
  await page.getByTestId('person-audit').click()
  await expect(rows(page).first()).toContainText('Deactivated')
  await page.getByTestId('filter-action').selectOption('accounts.appoint')
  await expect(rows(page)).toHaveCount(2)
  await rows(page).last().click()
  await expect(page.getByTestId('entry-facts')).toContainText('Role')
  await expect(page.getByTestId('entry-facts').locator('tbody td')).toHaveText(['Member', 'Admin'])
  await page.getByTestId('close-drawer').click()
  const download = page.waitForEvent('download')
  await page.getByTestId('export-csv').click()
  const saved = await readFile(await (await download).path(), 'utf8')
  // Who saves it stands in it from then on, and not in what was asked for.
  expect(saved.trim().split('\r\n')).toHaveLength(3)
  expect(saved).toContain('accounts.appoint')
})

testOfAdmin(
  'an owner changes, archives and deletes a room that they are not in, and says who may sign up',
  async ({ stack, admin, newPerson, browser }) => {
    const member = await newPerson('Mika Member')
    const { page } = admin
    const name = unique('works')
    const roomId = await makeRoom(name, member)
    await member.opens(name)

    await admin.arrives(`/admin/rooms?open=${roomId}`)
    await drawer(page).getByTestId('room-topic-input').fill('Who is on call')
    await seenSoon(
      'a topic',
      () => drawer(page).getByTestId('save-room').click(),
      () => member.page.getByText('Who is on call').first().waitFor(),
    )
    // Saved, and drawn as it is now.
    const saved = () => expect(drawer(page).getByTestId('save-room')).toHaveCount(0)
    await saved()
    // What is written while the rest is saved and read again is kept, and is still to be saved.
    const description = drawer(page).getByTestId('room-description-input')
    await drawer(page).getByTestId('room-topic-input').fill('Who is on call today')
    await drawer(page).getByTestId('save-room').click()
    await description.fill('And who is next')
    await expect(page.getByTestId('toast').filter({ hasText: name })).not.toHaveCount(0)
    await drawer(page).getByTestId('save-room').click()
    await saved()
    await expect(description).toHaveValue('And who is next')
    // A lock, and to open it again is asked for once more.
    const lock = member.sidebar.room(name).locator('.lucide-lock')
    await drawer(page).getByTestId('room-kind-choice').selectOption('private')
    await drawer(page).getByTestId('save-room').click()
    await expect(lock).toBeVisible()
    await saved()
    await drawer(page).getByTestId('room-kind-choice').selectOption('public')
    await drawer(page).getByTestId('save-room').click()
    await confirm(page)
    await expect(lock).toHaveCount(0)

    await drawer(page).getByTestId('transfer-room').click()
    await page.getByTestId('take-over').click()
    await page.getByTestId('transfer-dialog').getByTestId('confirm').click()
    const roleOf = (handle: string) =>
      page.locator(`[data-testid="room-member"][data-handle="${handle}"]`).getByTestId('member-role')
    await expect(roleOf(admin.account.handle)).toHaveValue('owner')
    await expect(roleOf(member.account.handle)).toHaveValue('moderator')
    await roleOf(member.account.handle).selectOption('owner')
    await expect(roleOf(member.account.handle)).toHaveValue('owner')

    // Put out, the member loses the room; undone, they are in it as what they were, be it since a moment ago.
    const removeFrom = (handle: string) =>
      page.locator(`[data-testid="room-member"][data-handle="${handle}"]`).getByTestId('remove-member')
    await removeFrom(member.account.handle).click()
    await expect(page.getByTestId('confirm-dialog')).toContainText(`Remove Mika Member from ${name}?`)
    await seenSoon(
      'being put out of a room',
      () => confirm(page),
      () => member.sidebar.room(name).waitFor({ state: 'detached' }),
    )
    await expect(roleOf(member.account.handle)).toHaveCount(0)
    // The button is gone with its line; the keyboard stays in the drawer.
    await expect(drawer(page)).toBeFocused()
    // Who owns it alone hands it over first.
    await removeFrom(admin.account.handle).click()
    await confirm(page)
    await expect(page.getByTestId('transfer-dialog').getByTestId('people-input')).toBeFocused()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(roleOf(member.account.handle)).toHaveValue('owner')
    await expect(member.sidebar.room(name)).toBeVisible()
    await removeFrom(member.account.handle).click()
    await confirm(page)
    await expect(roleOf(member.account.handle)).toHaveCount(0)
    await page.getByTestId('add-people').click()
    await page.getByTestId('add-people-dialog').getByTestId('people-input').fill(member.account.handle)
    await page.getByTestId('found-person').click()
    await page.getByTestId('add-people-dialog').getByTestId('confirm').click()
    await expect(roleOf(member.account.handle)).toHaveValue('member')
    await page.getByTestId('close-drawer').click()
    await member.opens(name)

    await page.getByTestId('admin-search').fill(name)
    await expect(rows(page)).toHaveCount(1)
    await page.getByTestId('choose-row').check()
    await page.getByTestId('archive-chosen').click()
    await seenSoon(
      'an archived room',
      () => confirm(page),
      () => member.composer.input.waitFor({ state: 'detached' }),
    )
    await expect(rows(page)).toContainText('Archived')
    // The newest of the toasts.
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(member.composer.input).toBeVisible()

    await rows(page).click()
    await page.getByTestId('delete-room').click()
    const dialog = page.getByTestId('delete-room-dialog')
    await dialog.getByTestId('repeat-name').fill(name.slice(0, -1))
    await expect(dialog.getByTestId('confirm')).toBeDisabled()
    await dialog.getByTestId('repeat-name').fill(name)
    await seenSoon(
      'a deleted room',
      () => dialog.getByTestId('confirm').click(),
      () => member.sidebar.room(name).waitFor({ state: 'detached' }),
    )
    await expect(page.getByTestId('clear-filters')).toBeVisible()
    await expect(drawer(page)).toHaveCount(0)

    await page.getByTestId('admin-to-registration').click()
    await page.getByTestId('mode-invite').check()
    await page.getByTestId('save-registration').click()
    await expect(page.getByTestId('save-registration')).toHaveCount(0)
    await page.getByTestId('make-invite').click()
    const link = await page.getByTestId('invite-link').inputValue()

    const context = await browser.newContext({ locale: 'en-GB' })
    const guest = await context.newPage()
    await guest.goto(`${stack.url}/sign-up`)
    await expect(guest.getByTestId('link-refused')).toHaveAttribute('data-refused', 'SIGN_UP_INVITED_ONLY')
    const account = newAccount('Ines Invited')
    await guest.goto(link)
    await expect(guest.getByRole('main')).toContainText('Olga Owner')
    await guest.getByTestId('display-name').fill(account.displayName)
    await guest.getByTestId('handle').fill(account.handle)
    await guest.getByTestId('password').fill(account.password)
    await guest.getByTestId('submit').click()
    await expect(guest.getByTestId('app')).toHaveAttribute('data-conn', 'online', { timeout: 30_000 })
    await context.clearCookies()
    await guest.goto(link)
    await expect(guest.getByTestId('link-refused')).toHaveAttribute('data-refused', 'INVITE_USED_UP')

    await page.getByTestId('mode-closed').check()
    await page.getByTestId('save-registration').click()
    await expect(page.getByTestId('save-registration')).toHaveCount(0)
    await guest.goto(`${stack.url}/sign-up`)
    await expect(guest.getByTestId('link-refused')).toHaveAttribute('data-refused', 'SIGN_UP_CLOSED')
    await signIn(context, stack.url, account)
    await context.close()
    await page.getByTestId('mode-open').check()
    await page.getByTestId('save-registration').click()
    await expect(page.getByTestId('save-registration')).toHaveCount(0)
  },
)
