import type { Page } from '@playwright/test'
import { newAccount, signIn } from '../people/accounts.ts'
import { fillWorkspace } from '../people/many.ts'
import { seenSoon } from '../people/measured.ts'
import { expect, test } from '../stack/test.ts'

const rows = (page: Page) => page.getByTestId('admin-row')
const confirm = (page: Page) => page.getByRole('dialog').getByTestId('confirm').click()

test.beforeEach(() => {
  // An installation of its own has to start.
  test.slow()
})

test('an owner turns the pages of long lists, acts on several people at once, and lets in who has an address of the firm', async ({
  ownStack,
  newPersonIn,
  browser,
}) => {
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, 'Extra Member')
  await fillWorkspace(ownStack.databaseUrl, 60)
  const { page } = admin
  const range = page.getByTestId('admin-range')

  for (const [section, total] of [
    ['people', 62],
    ['rooms', 61],
  ] as const) {
    await admin.arrives(`/admin/${section}`)
    await expect(range).toHaveText(new RegExp(`1–50 of ${total}$`))
    const first = await rows(page).first().textContent()
    await expect(page.getByTestId('page-before')).toBeDisabled()
    await page.getByTestId('page-after').click()
    await expect(range).toHaveText(new RegExp(`51–${total} of ${total}$`))
    await expect(rows(page)).toHaveCount(total - 50)
    await expect(page.getByTestId('page-after')).toBeDisabled()
    // The page stands in the address, and Back leads to the one before.
    await page.reload()
    await expect(rows(page)).toHaveCount(total - 50)
    await page.goBack()
    await expect(rows(page)).toHaveCount(50)
    await expect(rows(page).first()).toHaveText(first ?? '')
    // What is searched begins with its first page.
    await page.getByTestId('page-after').click()
    await expect(rows(page)).toHaveCount(total - 50)
    await page.getByTestId('admin-search').fill('extra')
    await expect(range).toHaveText(new RegExp(`1–50 of ${section === 'people' ? 61 : 60}$`))
  }

  // Several at once: one of them is here, and sees it.
  await admin.arrives('/admin/people?q=extra&sort=-name')
  await expect(rows(page)).toHaveCount(50)
  await page.getByTestId('choose-all').check()
  await expect(page.getByTestId('chosen-count')).toContainText('50')
  await page.getByTestId('choose-all').uncheck()
  await rows(page).filter({ hasText: 'Extra Member' }).getByTestId('choose-row').check()
  await rows(page).filter({ hasText: 'Extra 060' }).getByTestId('choose-row').check()
  await page.getByTestId('deactivate-chosen').click()
  await seenSoon(
    'several deactivated',
    () => confirm(page),
    () => member.page.waitForURL(/\/sign-in/),
  )
  await expect(rows(page).filter({ hasText: 'Deactivated' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows(page).filter({ hasText: 'Deactivated' })).toHaveCount(0)
  await signIn(member.context, ownStack.url, member.account)

  await admin.arrives('/admin/registration')
  await page.getByTestId('mode-domains').check()
  await page.getByTestId('domains').fill('tea.example')
  await page.getByTestId('save-registration').click()
  await expect(page.getByTestId('save-registration')).toHaveCount(0)
  const context = await browser.newContext({ locale: 'en-GB' })
  const newcomer = await context.newPage()
  const account = newAccount('Nora New')
  await newcomer.goto(`${ownStack.url}/sign-up`)
  await newcomer.getByTestId('display-name').fill(account.displayName)
  await newcomer.getByTestId('handle').fill(account.handle)
  await newcomer.getByTestId('email').fill('nora@coffee.example')
  await newcomer.getByTestId('password').fill(account.password)
  await newcomer.getByTestId('submit').click()
  await expect(newcomer.getByRole('main')).toContainText('Only addresses of certain domains can sign up here')
  await newcomer.getByTestId('email').fill('nora@tea.example')
  await newcomer.getByTestId('submit').click()
  await expect(newcomer.getByTestId('app')).toHaveAttribute('data-conn', 'online', { timeout: 30_000 })
  await context.close()
})
