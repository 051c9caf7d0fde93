import { pressesOn } from '../people/message.ts'
import type { Person } from '../people/person.ts'
import { ThreadPanel } from '../people/thread.ts'
import { expect, test } from '../stack/test.ts'

const goesTo = ({ page }: Person, path: string) =>
  page.locator(`[data-testid="side-link"][data-path="${path}"]`).click()
const undoes = ({ page }: Person) => page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click()

test('what was begun is thrown away and taken back, and one begun in a thread leads there', async ({
  alice,
  bob,
  room,
}) => {
  const { page } = alice
  await bob.sends('Where do we meet?')
  await alice.sees('Where do we meet?')
  await pressesOn(alice, 'Where do we meet?', 't')
  const panel = new ThreadPanel(page)
  await panel.shows('Where do we meet?')
  await panel.root.locator('textarea').fill('半句话')
  await alice.opens('general')
  await goesTo(alice, '/drafts')
  const draft = page.getByTestId('draft-row')
  await expect(draft).toContainText('In a thread')
  await draft.getByTestId('draft-delete').click()
  await expect(draft).toHaveCount(0)
  await undoes(alice)
  await expect(draft).toContainText('半句话')
  await draft.getByTestId('draft-open').click()
  await expect(page.getByTestId('room-title')).toHaveText(room)
  await expect(panel.root.locator('textarea')).toHaveValue('半句话')
  await panel.root.getByTestId('composer-send').click()
  await expect(bob.timeline.row('Where do we meet?').getByTestId('thread-footer')).toHaveAttribute('data-replies', '1')
})

test('what is saved gets another time, is done, opened again and put away', async ({ alice, bob, room }) => {
  const { page } = alice
  await bob.sends('Read this some day')
  await alice.sees('Read this some day')
  await pressesOn(alice, 'Read this some day', 's')
  await goesTo(alice, '/saved')
  const row = page.getByTestId('saved-row')
  const tab = (name: string) => page.getByTestId('saved-tabs').getByText(name, { exact: true }).click()
  await row.getByTestId('saved-remind').click()
  await page.getByTestId('remind-custom').click()
  const dialog = page.getByTestId('time-dialog')
  await dialog.getByTestId('time').fill('2020-02-29T09:00')
  await dialog.getByTestId('submit').click()
  await expect(dialog.getByTestId('time')).toHaveAttribute('aria-invalid', 'true')
  const year = new Date().getFullYear() + 1
  await dialog.getByTestId('time').fill(`${year}-03-01T09:00`)
  await dialog.getByTestId('submit').click()
  await expect(dialog).toHaveCount(0)
  await expect(row).toContainText(`${year}`)
  await row.getByTestId('saved-done').click()
  await expect(row).toHaveCount(0)
  await tab('Done')
  await row.getByTestId('saved-reopen').click()
  await expect(row).toHaveCount(0)
  await tab('Open')
  // Put away, and back with its time.
  await row.getByTestId('saved-remove').click()
  await expect(row).toHaveCount(0)
  await undoes(alice)
  await expect(row).toContainText(`${year}`)
  // What was deleted meanwhile says so.
  await bob.deletes('Read this some day')
  await expect(row).not.toContainText('Read this some day')
  await row.getByTestId('saved-remove').click()
  await expect(row).toHaveCount(0)
  await alice.opens(room)
  await alice.seesNot('Read this some day')
})
