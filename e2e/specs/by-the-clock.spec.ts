import type { Locator } from '@playwright/test'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

/** Presence and what people say of themselves are told within some seconds, on a machine that does other things, too. */
const SOON = { timeout: 60_000 }

/** Her page lives by a clock of its own from now on, which runs like any other and can be put forward. */
async function hasHerOwnClock(person: Person, room: string): Promise<void> {
  await person.page.clock.install()
  await person.page.reload()
  await person.page.clock.fastForward(10_000)
  await person.isOnline()
  await person.opens(room)
}

test('several options are chosen where a poll lets one, and it is over for whoever looks once its time is', async ({
  alice,
  bob,
  room,
}) => {
  test.slow()
  await hasHerOwnClock(alice, room)
  const pollOf = (person: Person): Locator => person.timeline.row('Which days?').getByTestId('poll')
  const option = (person: Person, text: string) => pollOf(person).getByTestId('poll-option').filter({ hasText: text })
  await bob.page.getByTestId('composer-more').click()
  await bob.page.getByTestId('new-poll').click()
  const dialog = bob.page.getByTestId('new-poll-dialog')
  await dialog.getByTestId('poll-question').fill('Which days?')
  await dialog.getByTestId('poll-new-option').nth(0).fill('周一')
  await dialog.getByTestId('poll-new-option').nth(1).fill('Tuesday')
  await dialog.getByLabel('Ends').selectOption('hour')
  await dialog.getByTestId('poll-multiple').check({ force: true })
  await dialog.getByTestId('submit').click()
  for (const text of ['周一', 'Tuesday']) {
    await option(alice, text).click()
    await expect(option(bob, text)).toContainText('1')
  }
  for (const text of ['周一', 'Tuesday']) await expect(option(alice, text)).toHaveAttribute('aria-pressed', 'true')
  await expect(pollOf(bob)).toContainText('1 person voted')
  await expect(pollOf(alice)).not.toHaveAttribute('data-closed', 'true')
  await alice.page.clock.fastForward('01:01:00')
  await expect(pollOf(alice)).toHaveAttribute('data-closed', 'true')
  await expect(option(alice, '周一')).toHaveAttribute('aria-disabled', 'true')
  await expect(pollOf(bob)).not.toHaveAttribute('data-closed', 'true')
})

test('a room that is muted for a while calls again by itself', async ({ alice, bob, room }) => {
  test.slow()
  await hasHerOwnClock(alice, 'general')
  const row = alice.sidebar.room(room)
  const item = alice.page
    .locator('li')
    .filter({ has: alice.page.locator(`[data-testid="room-row"][data-room-name="${room}"]`) })
  await item.hover()
  await item.getByTestId('room-menu').click()
  await alice.page.getByTestId('room-mute').click()
  await alice.page.getByTestId('mute-for15').click()
  await expect(row).toHaveAttribute('data-muted', 'true')
  await bob.sends('nothing that hurries')
  await bob.sees('nothing that hurries')
  await expect(row).toHaveAttribute('data-unread', '0')
  await alice.page.clock.fastForward('16:00')
  await expect(row).not.toHaveAttribute('data-muted', 'true')
  await expect(row).toHaveAttribute('data-unread', '1')
})

test('what somebody says of themselves for an hour is gone after it', async ({ alice, bob, room }) => {
  test.slow()
  await hasHerOwnClock(alice, room)
  await bob.sends('back later')
  await bob.page.getByTestId('workspace-menu').click()
  await bob.page.getByTestId('set-status').click()
  await bob.page.getByTestId('status-text').fill('at lunch')
  await bob.page.getByTestId('status-until').selectOption('for60')
  await bob.page.getByTestId('save-status').click()
  const status = alice.timeline.row('back later').getByTestId('status')
  await expect(status).toHaveAttribute('aria-label', 'at lunch', SOON)
  await alice.page.clock.fastForward('01:01:00')
  await expect(status).toHaveCount(0)
})

test('in the hours that somebody keeps for themselves every week they are not to be disturbed, in others they are', async ({
  alice,
  bob,
  room,
}) => {
  test.slow()
  await alice.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  const dot = alice.page
    .locator(`[data-testid="member-row"][data-handle="${bob.account.handle}"]`)
    .getByTestId('presence')
  await expect(dot).toHaveAttribute('data-presence', 'online', SOON)
  const hour = (offset: number) => {
    const inBerlin = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Berlin' } as const
    return new Date(Date.now() + offset * 3_600_000).toLocaleTimeString('en-GB', inBerlin)
  }
  const form = bob.page.getByTestId('quiet-form')
  const keeps = async (from: string, to: string) => {
    await bob.page.getByTestId('workspace-menu').click()
    await bob.page.getByTestId('set-quiet').click()
    for (const day of [1, 2, 3, 4, 5, 6, 7]) await form.getByTestId(`quiet-day-${day}`).check()
    await form.getByLabel('From').fill(from)
    await form.getByLabel('To').fill(to)
    await form.getByTestId('save-quiet').click()
    await expect(form).toHaveCount(0)
  }
  // Without a time nothing is kept, and it says so.
  await bob.page.getByTestId('workspace-menu').click()
  await bob.page.getByTestId('set-quiet').click()
  await form.getByTestId('quiet-day-1').check()
  await form.getByLabel('From').fill('')
  await form.getByTestId('save-quiet').click()
  await expect(form.getByLabel('From')).toHaveAccessibleDescription('Give a time.')
  await bob.page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await keeps(hour(-2), hour(3))
  await expect(dot).toHaveAttribute('data-presence', 'busy', SOON)
  await keeps(hour(4), hour(6))
  await expect(dot).toHaveAttribute('data-presence', 'online', SOON)
})
