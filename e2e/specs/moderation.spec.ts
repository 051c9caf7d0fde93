import type { Page } from '@playwright/test'
import { asProgram, makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
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
  await admin.arrives('/admin/moderation')
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
  await seenSoon(
    'a mute',
    () => page.getByTestId('act-dialog').getByTestId('confirm').click(),
    () => author.page.getByTestId('mute-note').waitFor(),
  )
  await expect(notice(author.page, 'muted')).toContainText('No advertising')
  await expect(author.page.getByTestId('notice')).not.toContainText('Rita')
  await author.composer.input.press('Enter')
  await author.composer.holds('but they are really cheap')
  await author.page.getByTestId('take-note').click()
  await expect(author.page.getByTestId('notice')).toHaveCount(0)
  await expect(notice(reporter.page, 'handled')).toContainText(room)
  await seenSoon(
    'a lifted mute',
    () => drawer.getByTestId('lift-mute').click(),
    () => author.page.getByTestId('mute-note').waitFor({ state: 'detached' }),
  )
  await author.composer.input.press('Enter')
  await author.composer.holds('')

  await drawer.getByTestId('delete-reported').click()
  await seenSoon(
    'a deleted message',
    () => page.getByTestId('act-dialog').getByTestId('confirm').click(),
    () => reporter.seesNot('Buy cheap watches here'),
  )
  await expect(notice(author.page, 'deleted')).toContainText('Buy cheap watches here')

  await drawer.getByTestId('ban-author').click()
  await page.getByTestId('purge').selectOption('all')
  await seenSoon(
    'a ban from a room',
    () => page.getByTestId('act-dialog').getByTestId('confirm').click(),
    () => author.sidebar.room(room).waitFor({ state: 'detached' }),
  )
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
  const { page: own } = await reporter.opensAnotherWindow('/admin')
  await expect(own).toHaveURL(/\/admin\/moderation$/)
  await own.getByTestId('moderation-tabs').getByText('Dealt with').click()
  await expect(rows(own)).toContainText('Sam Spammer')
  await expect(own.getByTestId('admin-to-moderation')).toBeVisible()
  await expect(own.getByTestId('admin-to-people')).toHaveCount(0)
  await own.close()

  // From the card of somebody in the chat: in the own rooms, and once they moderate the workspace everywhere.
  await author.opens(room)
  await author.sends('Cheap watches again')
  await reporter.sees('Cheap watches again')
  await reporter.timeline.row('Cheap watches again').locator('[data-profile]').first().click()
  await reporter.page.getByTestId('profile-moderate').click()
  await expect(reporter.page).toHaveURL(/&room=[0-9a-f-]{36}/)
  const acts = reporter.page.getByTestId('person-acts')
  await acts.getByTestId('mute-person').click()
  await expect(reporter.page.getByTestId('where')).toHaveCount(0)
  await reporter.page.getByTestId('act-dialog').getByTestId('confirm').click()
  await expect(author.page.getByTestId('mute-note')).toBeVisible()
  await acts.getByTestId('lift-mute').click()
  await expect(author.page.getByTestId('mute-note')).toHaveCount(0)
  const program = await asProgram(admin)
  const { people } = await program.ask<{ people: { id: string }[] }>('people.search', {
    query: reporter.account.handle,
  })
  await program.ask('accounts.appoint', { personId: people[0]?.id, role: 'moderator' })
  program.close()
  await reporter.arrives('/admin/moderation?tab=people')
  await reporter.page.getByTestId('admin-search').fill(author.account.handle)
  await expect(rows(reporter.page)).toHaveCount(1)
  await rows(reporter.page).click()
  await expect(reporter.page.getByTestId('drawer')).not.toContainText('@example')
  await acts.getByTestId('ban-person').click()
  await reporter.page.getByTestId('where').selectOption({ label: 'Everywhere' })
  await reporter.page.getByTestId('act-reason').fill('For the fourth time')
  await seenSoon(
    'a ban from everywhere',
    () => reporter.page.getByTestId('act-dialog').getByTestId('confirm').click(),
    () => author.page.waitForURL(/\/sign-in/),
  )
  await author.page.getByTestId('login').fill(author.account.handle)
  await author.page.getByTestId('password').fill(author.account.password)
  await author.page.getByTestId('submit').click()
  await expect(author.page.getByTestId('form-error')).toContainText('For the fourth time')
})
