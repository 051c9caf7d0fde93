import type { Locator } from '@playwright/test'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'

/** Asks a poll by the composer's menu. */
async function asks(
  who: Person,
  question: string,
  options: readonly string[],
  { anonymous = false } = {},
): Promise<void> {
  await who.page.getByTestId('composer-more').click()
  await who.page.getByTestId('new-poll').click()
  const dialog = who.page.getByTestId('new-poll-dialog')
  await dialog.getByTestId('poll-question').fill(question)
  for (const [index, option] of options.entries()) {
    if (index > 1) await dialog.getByTestId('poll-add-option').click()
    await dialog.getByTestId('poll-new-option').nth(index).fill(option)
  }
  if (anonymous) await dialog.getByTestId('poll-anonymous').check()
  await dialog.getByTestId('submit').click()
  await expect(dialog).toHaveCount(0)
}

const pollOf = (who: Person, question: string): Locator => who.timeline.row(question).getByTestId('poll')
const option = (who: Person, question: string, text: string): Locator =>
  pollOf(who, question).getByTestId('poll-option').filter({ hasText: text })

test('people vote, change their mind and take it back, and everybody sees it until the poll ends', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await asks(alice, 'Where do we eat?', ['面馆', 'Canteen', 'Roof'])
  await option(bob, 'Where do we eat?', '面馆').click()
  await expect(option(bob, 'Where do we eat?', '面馆')).toHaveAttribute('aria-pressed', 'true')
  await expect(option(alice, 'Where do we eat?', '面馆')).toContainText('1')
  await option(alice, 'Where do we eat?', 'Roof').click()
  await option(alice, 'Where do we eat?', '面馆').click()
  await expect(option(bob, 'Where do we eat?', '面馆')).toContainText('2')
  await expect(option(bob, 'Where do we eat?', 'Roof')).toContainText('0')
  await option(alice, 'Where do we eat?', '面馆').click()
  await expect(option(bob, 'Where do we eat?', '面馆')).toContainText('1')
  await expect(pollOf(bob, 'Where do we eat?').getByTestId('poll-close')).toHaveCount(0)
  await pollOf(alice, 'Where do we eat?').getByTestId('poll-close').click()
  await expect(pollOf(bob, 'Where do we eat?')).toHaveAttribute('data-closed', 'true')
  await option(bob, 'Where do we eat?', 'Canteen').click({ force: true })
  await expect(option(alice, 'Where do we eat?', 'Canteen')).toContainText('0')
})

test('an anonymous poll remembers the own choice after a reload, and names nobody', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await asks(alice, 'Is the coffee good?', ['Yes', 'No'], { anonymous: true })
  await option(bob, 'Is the coffee good?', 'No').click()
  await expect(option(alice, 'Is the coffee good?', 'No')).toContainText('1')
  await expect(option(alice, 'Is the coffee good?', 'No')).not.toHaveAttribute('data-tooltip', /.+/)
  await bob.page.reload()
  await bob.isOnline()
  await expect(option(bob, 'Is the coffee good?', 'No')).toHaveAttribute('aria-pressed', 'true')
})

test('an announcement is confirmed; who has not is seen and reminded', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await bob.page.getByTestId('composer-more').click()
  await expect(bob.page.getByTestId('new-poll')).toBeVisible()
  await expect(bob.page.getByTestId('new-announcement')).toHaveCount(0)
  await bob.page.keyboard.press('Escape')

  await alice.page.getByTestId('composer-more').click()
  await alice.page.getByTestId('new-announcement').click()
  const dialog = alice.page.getByTestId('announce-dialog')
  await dialog.getByTestId('announcement-text').fill('The doors lock at six')
  await dialog.getByTestId('submit').click()

  const line = (who: Person) => who.timeline.row('The doors lock at six').getByTestId('confirm-line')
  await expect(line(bob).getByTestId('confirm-read')).toBeVisible()
  await line(alice).getByTestId('confirmations').click()
  const list = alice.page.getByTestId('confirmations-dialog')
  await expect(list).toContainText('Not yet: 1')
  await list.getByTestId('nudge').click()
  await expect(bob.page.getByText(`You are asked to confirm a message in ${room}`)).toBeVisible()
  await alice.page.keyboard.press('Escape')

  await line(bob).getByTestId('confirm-read').click()
  await expect(line(bob).getByTestId('confirmed')).toBeVisible()
  await expect(line(alice)).toContainText('1 of 1 confirmed')
})
