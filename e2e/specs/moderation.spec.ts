import type { Page } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { chooses } from '../people/message.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const notice = (page: Page, what: string) => page.locator(`[data-testid="notice"][data-what="${what}"]`)

test('a member reports a message, an owner acts on it, and its author sees what was done and why at once', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const author = await newPersonIn(ownStack, 'Sam Spammer')
  const reporter = await newPersonIn(ownStack, 'Rita Reporter')
  const room = unique('market')
  await makeRoom(room, reporter, author)
  for (const person of [author, reporter]) await person.opens(room)
  await author.sends('A harmless word before')
  await author.sends('Buy cheap watches here')

  await reporter.sees('Buy cheap watches here')
  await chooses(reporter, 'Buy cheap watches here', 'message-report')
  const dialog = reporter.page.getByTestId('report-dialog')
  await expect(dialog.getByTestId('send-report')).toBeDisabled()
  await dialog.getByTestId('reason-spam').check()
  await dialog.getByTestId('report-note').fill('For the third time today')
  await dialog.getByTestId('send-report').click()
  await expect(dialog).toHaveCount(0)
  // Nobody reports their own words.
  await author.timeline.row('Buy cheap watches here').hover()
  await author.timeline.row('Buy cheap watches here').getByTestId('message-more').click()
  await expect(author.page.getByTestId('message-copy')).toBeVisible()
  await expect(author.page.getByTestId('message-report')).toHaveCount(0)
  await author.page.keyboard.press('Escape')

  const { page } = admin
  await page.goto(`${ownStack.url}/admin/moderation`)
  await expect(rows(page)).toHaveCount(1)
  await rows(page).click()
  const drawer = page.getByTestId('drawer')
  await expect(drawer.getByTestId('reported-message')).toContainText('Buy cheap watches here')
  await expect(drawer.getByTestId('context-message')).toContainText('A harmless word before')
  await expect(drawer.getByTestId('reporter')).toContainText('For the third time today')

  // What is typed while somebody mutes stays, and goes once it is lifted.
  await author.composer.types('but they are really cheap')
  await drawer.getByTestId('mute-author').click()
  await page.getByTestId('mute-for').selectOption('10')
  await page.getByTestId('act-reason').fill('No advertising')
  await page.getByTestId('act-dialog').getByTestId('confirm').click()
  await expect(author.page.getByTestId('mute-note')).toBeVisible()
  await expect(notice(author.page, 'muted')).toContainText('No advertising')
  await expect(author.page.getByTestId('notice')).not.toContainText('Rita')
  await author.composer.input.press('Enter')
  await author.composer.holds('but they are really cheap')
  await author.page.getByTestId('take-note').click()
  await expect(author.page.getByTestId('notice')).toHaveCount(0)
  await expect(notice(reporter.page, 'handled')).toContainText(room)
  await drawer.getByTestId('lift-mute').click()
  await expect(author.page.getByTestId('mute-note')).toHaveCount(0)
  await author.composer.input.press('Enter')
  await author.composer.holds('')

  await drawer.getByTestId('delete-reported').click()
  await page.getByTestId('act-dialog').getByTestId('confirm').click()
  await reporter.seesNot('Buy cheap watches here')
  await expect(notice(author.page, 'deleted')).toContainText('Buy cheap watches here')

  await drawer.getByTestId('ban-author').click()
  await page.getByTestId('purge').selectOption('all')
  await page.getByTestId('act-dialog').getByTestId('confirm').click()
  await expect(author.sidebar.room(room)).toHaveCount(0)
  await reporter.seesNot('A harmless word before')
  await reporter.seesNot('but they are really cheap')

  await page.getByTestId('close-drawer').click()
  await page.getByTestId('moderation-tabs').getByText('Muted and banned').click()
  await expect(rows(page)).toContainText('Sam Spammer')
  await rows(page).click()
  await page.getByTestId('lift').click()
  await expect(rows(page)).toHaveCount(0)
  await author.joinsRoom(room)

  // Who owns the room sees what concerns it, and nothing else of the administration.
  const own = await reporter.context.newPage()
  await own.goto(`${ownStack.url}/admin`)
  await expect(own).toHaveURL(/\/admin\/moderation$/)
  await own.getByTestId('moderation-tabs').getByText('Dealt with').click()
  await expect(rows(own)).toContainText('Sam Spammer')
  await expect(own.getByTestId('admin-to-moderation')).toBeVisible()
  await expect(own.getByTestId('admin-to-people')).toHaveCount(0)
  await own.close()
})
