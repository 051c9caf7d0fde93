import { openRows } from '@parley/testkit'
import type { Page } from '@playwright/test'
import { makeRoom } from '../people/as-program.ts'
import { fillWorkspace } from '../people/many.ts'
import { unique } from '../people/names.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/test.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const drawer = (page: Page) => page.getByTestId('drawer')
const rowOf = (page: Page, name: string) => rows(page).filter({ hasText: name })

test.beforeEach(() => {
  // An installation of its own has to start.
  test.slow()
})

testOfAdmin(
  'a list that the server cannot read says so and can be tried again; what was read stays in view',
  async ({ stack, admin }) => {
    const room = unique('a-room')
    await makeRoom(room, admin)
    const { page } = admin
    await page.goto(`${stack.url}/admin/people`)
    await expect(rowOf(page, admin.account.handle)).toHaveCount(1)

    // The database answers all but this: the query for rooms waits until it is given up.
    const held = await openRows(stack.databaseUrl)
    await held.query('BEGIN')
    await held.query('LOCK TABLE room_tally IN ACCESS EXCLUSIVE MODE')
    await page.getByTestId('admin-to-rooms').click()
    await expect(page.getByTestId('admin-waiting')).toBeVisible()
    await expect(page.getByTestId('admin-failed')).toContainText('The server cannot do this right now')
    await held.query('COMMIT')
    await page.getByTestId('admin-retry').click()
    await expect(rowOf(page, room)).toBeVisible()

    await held.query('BEGIN')
    await held.query('LOCK TABLE room_tally IN ACCESS EXCLUSIVE MODE')
    await page.getByTestId('sort-members').click()
    await expect(page.getByTestId('admin-stale')).toBeVisible()
    await expect(rowOf(page, room)).toBeVisible()
    // A drawer beside it, too; and the way out of it.
    await rowOf(page, room).click()
    await expect(drawer(page).getByTestId('admin-failed')).toContainText('The server cannot do this right now')
    await held.query('COMMIT')
    await held.close()
    await drawer(page).getByTestId('admin-retry').click()
    await expect(
      drawer(page).getByTestId('save-room').or(drawer(page).getByTestId('room-members')).first(),
    ).toBeVisible()
    await page.getByTestId('close-drawer').click()
    await page.getByTestId('admin-stale').getByTestId('admin-retry').click()
    await expect(page.getByTestId('admin-stale')).toHaveCount(0)
    await expect(page.getByTestId('admin-list')).toHaveAttribute('data-state', 'ready')

    // A link to what is no more says that it is no more, and asks for nothing in vain.
    await page.goto(`${stack.url}/admin/rooms?open=${crypto.randomUUID()}`)
    await expect(drawer(page).getByTestId('admin-failed')).toContainText('There is no such room')
    await expect(drawer(page).getByTestId('admin-retry')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toHaveCount(0)

    // Without a connection what was read stays, and is read again when it is back.
    await admin.losesNetwork()
    await admin.isOffline()
    await expect(rowOf(page, room)).toBeVisible()
    await admin.findsNetwork()
    await admin.isOnline()
    await page.getByTestId('admin-search').fill(room)
    await expect(rows(page)).toHaveCount(1)
  },
)

test('the keyboard alone reaches all of a list, and stays where it is when a row goes', async ({
  ownStack,
  newPersonIn,
}) => {
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  await fillWorkspace(ownStack.databaseUrl, 60)
  const { page } = admin
  const { keyboard } = page
  await page.goto(`${ownStack.url}/admin/rooms?q=extra&state=open`)
  await expect(rows(page)).toHaveCount(50)

  // From the search over the filters and the heads to the rows.
  await page.getByTestId('admin-search').focus()
  for (const next of ['Clear the search', 'filter-kind', 'filter-state', 'clear-state', 'filter-lacks', 'choose-all']) {
    await keyboard.press('Tab')
    const reached = page
      .getByTestId(next)
      .or(page.getByRole('button', { name: next, exact: true }))
      .first()
    await expect(reached, next).toBeFocused()
  }
  await keyboard.press('Tab')
  await expect(page.getByTestId('sort-name')).toBeFocused()
  await keyboard.press('Enter')
  await expect(rows(page).first()).toContainText('extra-060')
  for (const head of ['members', 'messages', 'activity', 'bytes']) {
    await keyboard.press('Tab')
    await expect(page.getByTestId(`sort-${head}`)).toBeFocused()
  }
  await keyboard.press('Tab')
  await expect(rows(page).first()).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(rowOf(page, 'extra-059')).toBeFocused()

  // What is done in the drawer takes the row from this list: the next one has the focus.
  await keyboard.press('Enter')
  await page.getByTestId('archive-room').focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByTestId('confirm')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('unarchive-room')).toBeVisible()
  await expect(rowOf(page, 'extra-059')).toHaveCount(0)
  await keyboard.press('Escape')
  await expect(drawer(page)).toHaveCount(0)
  await expect(rowOf(page, 'extra-058')).toBeFocused()

  // Several at once: the bar goes with what was chosen, and the rows with it.
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await expect(page.getByTestId('chosen-count')).toContainText('2')
  await page.getByTestId('archive-chosen').focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByTestId('confirm')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByTestId('chosen-count')).toHaveCount(0)
  await expect(rowOf(page, 'extra-058')).toHaveCount(0)
  await expect(page.locator('[data-testid="admin-row"]:focus')).toHaveCount(1)

  // A filter that is taken away leaves the keyboard at its filter.
  await page.getByTestId('clear-state').focus()
  await keyboard.press('Enter')
  await expect(page.getByTestId('filter-state')).toBeFocused()
  // At the end of the pages the button stays. It leads on in the list that is there, not in the one that is on its way.
  await expect(page.getByTestId('admin-range')).toHaveText('1–50 of 60')
  await page.getByTestId('page-after').focus()
  await keyboard.press('Enter')
  await expect(page.getByTestId('admin-range')).toHaveText('51–60 of 60')
  await expect(page.getByTestId('page-after')).toBeFocused()
  await expect(page.getByTestId('page-after')).toBeDisabled()

  // A list without a drawer: the link that takes the place of the one that went has the focus.
  await page.goto(`${ownStack.url}/admin/registration`)
  const links = page.getByTestId('invite-row')
  for (const uses of ['5', '25', '100']) {
    await page.getByTestId('invite-uses').selectOption(uses)
    const count = await links.count()
    await page.getByTestId('make-invite').click()
    await expect(links).toHaveCount(count + 1)
  }
  const texts = await links.allTextContents()
  await links.first().getByTestId('revoke-invite').focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByTestId('confirm')).toBeFocused()
  await keyboard.press('Enter')
  await expect(links).toHaveCount(2)
  await expect(links.first()).toHaveText(texts[1] ?? '')
  await expect(links.first().getByTestId('revoke-invite')).toBeFocused()
})

test('on a phone a finger meets the box of a row, what is long widens nothing, and times are those of the browser', async ({
  ownStack,
  newPersonIn,
}) => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const admin = await newPersonIn(ownStack, 'Olga Owner', phone)
  await makeRoom('a-room', admin)
  const { page } = admin
  await page.goto(`${ownStack.url}/admin/rooms`)
  const box = await rowOf(page, 'a-room').locator('td').first().boundingBox()
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  // Beside the name, not upon it.
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 40)
  await expect(page.getByTestId('chosen-count')).toBeVisible()
  await rowOf(page, 'a-room').getByTestId('choose-row').click()
  const all = page.locator('label', { has: page.getByTestId('choose-all') })
  expect((await all.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await all.click()
  await expect(page.getByTestId('chosen-count')).toContainText('2')
  await all.click()
  await expect(page.getByTestId('chosen-count')).toHaveCount(0)

  await rowOf(page, 'a-room').click()
  await drawer(page)
    .getByTestId('room-topic-input')
    .fill(`https://example.org/${'long/'.repeat(60)}`)
  const widest = await drawer(page).evaluate((each) => Math.max(...[...each.children].map((part) => part.scrollWidth)))
  expect(widest).toBeLessThanOrEqual(390)

  await drawer(page).getByTestId('add-people').click()
  await page.getByTestId('people-input').fill('nobody-is-called-so')
  await expect(page.getByTestId('people-picker').getByRole('status')).toContainText('nobody-is-called-so')
  await expect(page.getByTestId('people-picker').getByRole('listbox')).toBeHidden()

  // Where the browser's zone is not known yet, and the list comes after the page.
  await admin.context.clearCookies({ name: 'parley-zone' })
  await page.goto(`${ownStack.url}/admin/people`)
  const seen = rows(page).locator('time').first()
  const isLocal = (each: HTMLElement) => {
    const at = new Date((each as HTMLTimeElement).dateTime)
    return each.textContent === at.toTimeString().slice(0, 5)
  }
  await expect.poll(() => seen.evaluate(isLocal)).toBe(true)
})
