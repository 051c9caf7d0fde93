import type { Locator } from '@playwright/test'
import { pressesOn } from '../people/message.ts'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { ThreadPanel } from '../people/thread.ts'
import { expect, test } from '../stack/test.ts'

const goesTo = ({ page }: Person, path: string) =>
  page.locator(`[data-testid="side-link"][data-path="${path}"]`).click()
const isGone = (what: Locator) => expect(what).toHaveCount(0)

test('with the keyboard alone what is done away with in lists leads on to what is left', async ({
  alice,
  bob,
  room,
}) => {
  test.slow()
  const { page } = alice
  for (const text of ['first', 'second']) {
    await bob.sends(text)
    await alice.sees(text)
    await pressesOn(alice, text, 'p')
    await expect(alice.timeline.row(text).getByTestId('pinned-mark')).toBeVisible()
  }
  await page.getByTestId('toggle-pins').click()
  const unpin = page.getByTestId('unpin')
  await expect(unpin).toHaveCount(2)
  await unpin.first().press('Enter')
  await expect(unpin).toHaveCount(1)
  await expect(unpin).toBeFocused()
  await unpin.press('Enter')
  await isGone(unpin)
  // Escape closes what the focus is still in.
  await page.keyboard.press('Escape')
  await isGone(page.getByTestId('pins-panel'))

  await alice.opens('general')
  await bob.sends('third')
  await alice.sidebar.showsUnread(room, 1)
  await goesTo(alice, '/inbox')
  const markRead = page.locator(`[data-testid="unread-room"][data-room-name="${room}"]`).getByTestId('mark-room-read')
  await markRead.press('Enter')
  await isGone(markRead)
  await expect(
    page.locator('[data-testid="unread-rooms"]:focus-within, [data-testid="unread-rooms"]:focus'),
  ).toHaveCount(1)

  await bob.timeline.row('first').focus()
  await bob.page.keyboard.press('t')
  const his = new ThreadPanel(bob.page)
  await his.sends('a reply')
  await alice.opens(room)
  await pressesOn(alice, 'first', 't')
  await new ThreadPanel(page).sends('mine')
  await goesTo(alice, '/threads')
  await his.sends('another')
  const card = page.getByTestId('thread-row')
  await expect(card).toHaveAttribute('data-unread', 'true')
  await card.getByTestId('thread-mark-read').press('Enter')
  await expect(card).not.toHaveAttribute('data-unread', 'true')
  await expect(card.getByRole('button').first()).toBeFocused()
})

test('with the keyboard alone what is done away with in a message leaves one at the message', async ({
  alice,
  bob,
  room,
  newPerson,
}) => {
  test.slow()
  const { page } = alice
  const asks = async (question: string, first: string) => {
    await page.getByTestId('composer-more').click()
    await page.getByTestId('new-poll').click()
    const dialog = page.getByTestId('new-poll-dialog')
    await dialog.getByTestId('poll-question').fill(question)
    await dialog.getByTestId('poll-new-option').nth(0).fill(first)
    await dialog.getByTestId('poll-new-option').nth(1).fill('另一个')
    await dialog.getByTestId('submit').click()
    await isGone(dialog)
  }
  await asks('Which one?', 'this')
  await alice.timeline.row('Which one?').getByTestId('poll-close').press('Enter')
  await expect(alice.timeline.row('Which one?').getByTestId('poll')).toHaveAttribute('data-closed', 'true')
  await expect(alice.timeline.row('Which one?')).toBeFocused()

  await page.getByTestId('composer-more').click()
  await page.getByTestId('new-announcement').click()
  await page.getByTestId('announcement-text').fill('The doors lock at six')
  await page.getByTestId('announce-dialog').getByTestId('submit').click()
  const announced = bob.timeline.row('The doors lock at six')
  await announced.getByTestId('confirm-read').press('Enter')
  await expect(announced.getByTestId('confirmed')).toBeVisible()
  await expect(announced).toBeFocused()

  // What was refused is given up: its reason stands below it until then.
  await asks('Which way?', 'th\u202esi')
  const refused = alice.timeline.row('Which way?')
  await expect(refused).toContainText('characters that cannot be stored')
  await refused.getByTestId('discard').press('Enter')
  await isGone(refused)
  await expect(page.locator('#messages')).toBeFocused()
  await bob.seesNot('Which way?')

  const carol = await newPerson(unique('Carol'))
  await alice.opens(room)
  await alice.sends(`Ask @${carol.account.handle} about it`)
  const leave = page.getByTestId('outsiders-leave')
  await leave.press('Enter')
  await isGone(leave)
  await expect(page.locator('#messages')).toBeFocused()
  await isGone(carol.sidebar.room(room))
})

test('with the keyboard alone what was saved is done and what was scheduled is taken back, one after the other', async ({
  alice,
  room,
}) => {
  const { page } = alice
  await alice.opens(room)
  for (const text of ['one', 'two']) {
    await alice.sends(text)
    await expect(alice.timeline.row(text)).toHaveAttribute('data-state', 'sent')
    await pressesOn(alice, text, 's')
    await alice.composer.types(`${text}, tomorrow`)
    await page.getByTestId('schedule').click()
    await page.getByTestId('schedule-tomorrow').click()
    await alice.composer.holds('')
  }
  for (const [path, row, act, part] of [
    ['/saved', 'saved-row', 'saved-done', 'saved-rows'],
    ['/drafts', 'scheduled-row', 'scheduled-remove', 'drafts'],
  ] as const) {
    await goesTo(alice, path)
    await expect(page.getByTestId(row)).toHaveCount(2)
    await page.getByTestId(act).first().press('Enter')
    await expect(page.getByTestId(row)).toHaveCount(1)
    await expect(page.getByTestId(act)).toBeFocused()
    await page.getByTestId(act).press('Enter')
    await expect(page.getByTestId(row)).toHaveCount(0)
    await expect(page.getByTestId(part)).toBeFocused()
  }
})
