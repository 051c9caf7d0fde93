import type { Page } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/administered.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const confirm = (page: Page) => page.getByRole('dialog').getByTestId('confirm').click()

test('all that an admin changes of a room is so for a member who has it open', async ({ stack, admin, newPerson }) => {
  const member = await newPerson('Mika Member')
  const [first, name, other] = [unique('first'), unique('works'), unique('other')]
  const roomId = await makeRoom(first, admin, member)
  await makeRoom(other, admin, member)
  await member.opens(first)
  await member.page.getByTestId('toggle-members').click()
  const { page } = admin
  const form = page.getByTestId('drawer')
  const save = () => form.getByTestId('save-room').click()
  await page.goto(`${stack.url}/admin/rooms?open=${roomId}`)

  await form.getByTestId('room-name').fill(name)
  await seenSoon('a name', save, () => member.page.getByTestId('room-title').filter({ hasText: name }).waitFor())
  await form.getByTestId('room-description-input').fill('Tools and how to get them')
  await seenSoon('a description', save, () =>
    member.page.getByTestId('room-description').filter({ hasText: 'Tools and how' }).waitFor(),
  )
  await form.getByTestId('room-slow').selectOption('60')
  await seenSoon('slow mode', save, () => member.page.getByTestId('slow-note').waitFor())
  await form.getByTestId('room-read-only').check()
  await seenSoon('read-only', save, () => member.page.getByTestId('read-only').waitFor())
  await expect(member.composer.input).toHaveCount(0)
  // All of it stands in the table.
  for (const flag of ['posting', 'slow'])
    await expect(rows(page).filter({ hasText: name }).locator(`[data-flag="${flag}"]`)).toBeVisible()

  const lineOf = (handle: string) => form.locator(`[data-testid="room-member"][data-handle="${handle}"]`)
  const role = lineOf(member.account.handle).getByTestId('member-role')
  await seenSoon(
    'a role in a room',
    () => role.selectOption('moderator'),
    () => member.composer.input.waitFor(),
  )
  await expect(role).toHaveValue('moderator')
  await seenSoon(
    'a role taken back',
    () => role.selectOption('member'),
    () => member.page.getByTestId('read-only').waitFor(),
  )
  await form.getByTestId('transfer-room').click()
  await page.getByTestId('transfer-dialog').getByTestId('people-input').fill(member.account.handle)
  await page.getByTestId('found-person').click()
  await seenSoon(
    'a room handed over',
    () => page.getByTestId('transfer-dialog').getByTestId('confirm').click(),
    () => member.composer.input.waitFor(),
  )
  await expect(role).toHaveValue('owner')

  await form.getByTestId('room-retention').selectOption('30')
  await seenSoon(
    'retention',
    () => confirm(page),
    () => member.page.getByTestId('room-retention-note').filter({ hasText: '30' }).waitFor(),
  )
  await expect(rows(page).filter({ hasText: name }).locator('[data-flag="retention"]')).toBeVisible()
  await page.getByTestId('close-drawer').click()

  // Several at once, and back.
  for (const each of [name, other]) await rows(page).filter({ hasText: each }).getByTestId('choose-row').check()
  await page.getByTestId('archive-chosen').click()
  await expect(page.getByTestId('confirm-dialog')).toContainText('Archive 2 rooms?')
  await seenSoon(
    'several rooms archived',
    () => confirm(page),
    () => member.composer.input.waitFor({ state: 'detached' }),
  )
  await expect(rows(page).filter({ hasText: 'Archived' })).toHaveCount(2)
  await seenSoon(
    'several rooms brought back',
    () => page.getByRole('button', { name: 'Undo' }).last().click(),
    () => member.composer.input.waitFor(),
  )
  await expect(rows(page).filter({ hasText: 'Archived' })).toHaveCount(0)
})

test('a role, and the end of a device, are so at once for the person whose they are', async ({
  stack,
  admin,
  newPerson,
}) => {
  const member = await newPerson('Mika Member')
  const phone = await member.onAnotherDevice()
  const { page } = admin
  await page.goto(`${stack.url}/admin/people?q=${member.account.handle}`)
  await rows(page).click()
  await page.getByTestId('person-role').selectOption('admin')
  const administration = member.page.getByTestId('open-administration')
  await member.page.getByTestId('workspace-menu').click()
  await expect(member.page.getByTestId('open-settings')).toBeVisible()
  await expect(administration).toHaveCount(0)
  await seenSoon(
    'a role in the workspace',
    () => confirm(page),
    () => administration.waitFor(),
  )
  await administration.click()
  await expect(member.page.getByTestId('overview')).toBeVisible()
  // What somebody may no longer see is not told to them.
  await page.getByTestId('person-role').selectOption('member')
  await confirm(page)
  await expect(page.getByTestId('person-role')).toHaveValue('member')
  await member.page.goto(`${stack.url}/admin/people`)
  await expect(member.page.getByTestId('not-found')).toBeVisible()
  await member.arrives()

  // The newest device is the first: one goes, the other stays.
  const devices = page.getByTestId('person-session')
  await page.getByTestId('close-drawer').click()
  await rows(page).click()
  await expect(devices).toHaveCount(2)
  await devices.last().getByTestId('end-session').click()
  await confirm(page)
  await expect(devices).toHaveCount(1)
  await expect
    .poll(async () => [member.page.url(), phone.page.url()].filter((url) => url.includes('/sign-in')).length)
    .toBe(1)
  await page.getByTestId('close-drawer').click()

  // Several at once: signed out, kept out, and let in again.
  await page.getByTestId('choose-row').check()
  await page.getByTestId('sign-out-chosen').click()
  await seenSoon(
    'several signed out',
    () => confirm(page),
    () => Promise.all([member.page.waitForURL(/\/sign-in/), phone.page.waitForURL(/\/sign-in/)]),
  )
  await page.getByTestId('choose-row').check()
  await page.getByTestId('suspend-chosen').click()
  await confirm(page)
  await expect(rows(page)).toContainText('Suspended')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows(page)).not.toContainText('Suspended')
})

test('the overview leads to the lists behind its numbers, and the map shows within a second who comes', async ({
  stack,
  admin,
  newPerson,
}) => {
  const room = unique('kept')
  await makeRoom(room, admin)
  const { page } = admin
  for (const [card, address, shown] of [
    ['figure-people', /\/admin\/people$/, 'Olga Owner'],
    ['figure-online', /\/admin\/people\?seen=now&sort=-seen$/, 'Olga Owner'],
    ['figure-active-day', /\/admin\/people\?seen=day&sort=-seen$/, 'Olga Owner'],
    ['figure-active-month', /\/admin\/people\?seen=month&sort=-seen$/, 'Olga Owner'],
    ['figure-messages', /\/admin\/rooms\?sort=-messages$/, room],
    ['figure-storage', /\/admin\/rooms\?sort=-bytes$/, room],
    ['kind-public', /\/admin\/rooms\?kind=public&state=open$/, room],
    ['to-live', /\/admin\/live$/, null],
  ] as const) {
    await page.goto(`${stack.url}/admin`)
    await page.getByTestId(card).click()
    await expect(page).toHaveURL(address)
    if (shown !== null) await expect(rows(page).filter({ hasText: shown })).toBeVisible()
  }

  // An instance that is the only one says why it cannot be drained, also to who presses nothing and hovers over nothing.
  const drain = page.getByTestId('drain')
  await expect(drain).toBeDisabled()
  await expect(drain).toHaveAccessibleDescription(/^Only one instance takes people/)
  await expect(page.getByText('Only one instance takes people')).toBeVisible()
  await drain.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const connections = page.getByTestId('live-connections')
  await expect(connections).toHaveText('1')
  const member = await newPerson('Mika Member')
  await expect(connections).toHaveText('2')
  const away = () => member.page.goto('about:blank')
  await seenSoon('a connection that ended', away, () => connections.filter({ hasText: /^1$/ }).waitFor())
})
