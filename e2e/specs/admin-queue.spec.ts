import type { Page } from '@playwright/test'
import { asProgram, makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/test.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const drawer = (page: Page) => page.getByTestId('drawer')
const notice = (page: Page, what: string) => page.locator(`[data-testid="notice"][data-what="${what}"]`)

test.beforeEach(() => {
  // An installation of its own has to start.
  test.slow()
})

/** Somebody writes what others report, each with a reason of their own. */
async function isReported(author: Person, roomId: string, body: string, ...reporters: Person[]): Promise<void> {
  const program = await asProgram(author)
  const { message } = await program.ask<{ message: { seq: number } }>('message.send', {
    roomId,
    clientId: crypto.randomUUID(),
    body,
  })
  program.close()
  for (const [index, reporter] of reporters.entries()) {
    const by = await asProgram(reporter)
    const { epoch } = await by.ask<{ epoch: string }>('session.hello', {})
    const reason = index === 0 ? 'spam' : 'danger'
    await by.ask('message.report', { roomId, epoch, seq: message.seq, reason, note: `Says ${reporter.name}` })
    by.close()
  }
}

test('with the keyboard alone an owner dismisses, takes that back and warns; the reporter and the author hear of it', async ({
  ownStack,
  newPersonIn,
}) => {
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const author = await newPersonIn(ownStack, 'Sam Spammer')
  const reporter = await newPersonIn(ownStack, 'Rita Reporter')
  const other = await newPersonIn(ownStack, '周启明')
  const room = unique('market')
  const roomId = await makeRoom(room, admin, author, reporter, other)
  await isReported(author, roomId, 'Cheap watches', reporter, other)
  await isReported(author, roomId, 'Cheap pens', other)
  await isReported(author, roomId, 'Cheap hats', other)
  for (const person of [author, reporter]) await person.opens(room)

  const { page } = admin
  const { keyboard } = page
  await admin.arrives('/admin/moderation?sort=-reports')
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByTestId('open-reports')).toContainText('3 open reports')
  await rows(page).first().focus()
  await keyboard.press('Enter')
  await expect(drawer(page).getByTestId('reporter')).toHaveCount(2)
  await expect(drawer(page)).toContainText('Says Rita Reporter')
  await expect(drawer(page)).toContainText('Says 周启明')
  const reaches = async (testId: string) => {
    for (let tabs = 0; tabs < 30; tabs++) {
      if (await page.getByTestId(testId).evaluate((control) => control === document.activeElement)) return
      await keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${testId}.`)
  }
  await reaches('dismiss')
  await seenSoon(
    'a dismissed report',
    () => keyboard.press('Enter'),
    () => notice(reporter.page, 'handled').waitFor(),
  )
  await expect(drawer(page).getByTestId('report-resolved')).toBeVisible()
  await expect(page.getByTestId('open-reports')).toContainText('2 open reports')
  // The button is gone, and the keyboard still in the drawer.
  await expect.poll(() => drawer(page).evaluate((part) => part.contains(document.activeElement))).toBe(true)
  await expect(rows(page)).toHaveCount(2)
  await keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  // Its row is among those that were dealt with now, so the one in its place has the focus.
  await expect(rows(page).first()).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(3)

  await rows(page).first().focus()
  await keyboard.press('Enter')
  await expect(drawer(page).getByTestId('reporter')).toHaveCount(2)
  await reaches('warn')
  await keyboard.press('Enter')
  const dialog = page.getByTestId('act-dialog')
  await expect(dialog.getByTestId('confirm')).toBeDisabled()
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByTestId('warn')).toBeFocused()
  await keyboard.press('Enter')
  await expect(dialog.getByTestId('act-reason')).toBeVisible()
  await reaches('act-reason')
  await keyboard.type('No advertising, please')
  await reaches('confirm')
  await seenSoon(
    'a warning',
    () => keyboard.press('Enter'),
    () => notice(author.page, 'warned').waitFor(),
  )
  await expect(notice(author.page, 'warned')).toContainText(room)
  await expect(notice(author.page, 'warned')).toContainText('No advertising, please')
  await expect(author.page.getByTestId('notice')).not.toContainText('Rita')

  // What is filtered stands in the address, and a reload shows it again.
  await admin.arrives('/admin/moderation')
  await page.getByTestId('filter-reason').selectOption('danger')
  await expect(page.getByTestId('clear-filters')).toBeVisible()
  await page.getByTestId('moderation-tabs').getByText('Dealt with').click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByTestId('filter-reason').selectOption('danger')
  await expect(page).toHaveURL(/tab=resolved&reason=danger/)
  await page.reload()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Warned')
  await expect(page.getByTestId('filter-reason')).toHaveValue('danger')

  // All of it was written down, in words, and a reload shows the same part of the log.
  await admin.arrives('/admin/audit')
  for (const words of ['Dismissed a report', 'Reopened a report', 'Warned somebody'])
    await expect(rows(page).filter({ hasText: words })).toHaveCount(1)
  await page.getByTestId('filter-action').selectOption('reports.warn')
  await expect(rows(page)).toHaveCount(1)
  await page.reload()
  await expect(page.getByTestId('filter-action')).toHaveValue('reports.warn')
  await expect(rows(page)).toHaveCount(1)
})

testOfAdmin(
  'a mute is taken back where it was given, and where the row of the last one went the list has the focus',
  async ({ admin, newPerson }) => {
    const author = await newPerson('Sam Spammer')
    const other = await newPerson('周启明')
    const room = unique('market')
    const roomId = await makeRoom(room, admin, author, other)
    await isReported(author, roomId, 'Cheap watches', other)
    await author.opens(room)
    const { page } = admin
    await admin.arrives('/admin/moderation')
    await rows(page).filter({ hasText: room }).click()
    await page.getByTestId('mute-author').click()
    await page.getByTestId('act-dialog').getByTestId('confirm').click()
    await expect(author.page.getByTestId('mute-note')).toBeVisible()
    await seenSoon(
      'a mute that was taken back',
      () => page.getByRole('button', { name: 'Undo' }).click(),
      () => author.page.getByTestId('mute-note').waitFor({ state: 'detached' }),
    )

    const program = await asProgram(admin)
    const ids = await Promise.all(
      [author, other].map(async ({ account }) => {
        const { people } = await program.ask<{ people: { id: string }[] }>('people.search', { query: account.handle })
        return people[0]?.id
      }),
    )
    for (const personId of ids) await program.ask('moderation.mute', { personId, roomId: null, minutes: 60 })
    program.close()
    await admin.arrives('/admin/moderation?tab=restrictions')
    await expect(rows(page)).toHaveCount(2)
    for (const left of [1, 0]) {
      await rows(page).first().focus()
      await page.keyboard.press('Enter')
      await page.getByTestId('lift').press('Enter')
      await expect(rows(page)).toHaveCount(left)
      await expect(left === 0 ? page.getByTestId('admin-list') : rows(page)).toBeFocused()
    }
  },
)

testOfAdmin(
  'a word goes out of the filter after a question, and the keyboard goes on with the next one',
  async ({ admin, newPerson }) => {
    const member = await newPerson('周启明')
    const program = await asProgram(admin)
    await program.ask('filter.add', { words: ['alpha', 'beta'], action: 'block' })
    const room = unique('room')
    await makeRoom(room, admin, member)
    await member.opens(room)
    const { page } = admin
    await admin.arrives('/admin/filter')
    const word = (text: string) => page.locator(`[data-testid="filter-word"][data-word="${text}"]`)
    // The word stands beside what is done about it.
    await expect(word('alpha').getByText('alpha')).toBeVisible()
    await expect(word('beta').getByText('beta')).toBeVisible()
    await word('alpha').getByTestId('word-action').selectOption('mask')
    await expect(page.getByText('alpha: Mask')).toBeVisible()
    await member.sends('Say alpha')
    await member.sees('Say •••••')

    await word('alpha').getByTestId('remove-word').focus()
    await page.keyboard.press('Enter')
    const question = page.getByTestId('confirm-dialog')
    await expect(question).toContainText('Take alpha out of the filter?')
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await expect(word('alpha').getByTestId('remove-word')).toBeFocused()
    await page.keyboard.press('Enter')
    await question.getByTestId('confirm').press('Enter')
    await expect(word('alpha')).toHaveCount(0)
    await expect(word('beta').getByTestId('remove-word')).toBeFocused()
    await member.sends('Say alpha again')
    await member.sees('Say alpha again')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect(word('alpha')).toBeVisible()
    const { words } = await program.ask<{ words: { id: string }[] }>('filter.list', {})
    await program.ask('filter.remove', { wordIds: words.map(({ id }) => id) })
    program.close()
  },
)
