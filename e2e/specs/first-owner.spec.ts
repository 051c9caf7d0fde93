import { newAccount } from '../people/accounts.ts'
import { expect, test } from '../stack/test.ts'

test('the first account of a new server owns it, the second does not', async ({ page, ownStack }) => {
  const roles: string[] = []
  for (const name of ['Frida First', 'Sven Second']) {
    const account = newAccount(name)
    await page.goto(`${ownStack.url}/sign-up`)
    await page.getByTestId('display-name').fill(account.displayName)
    await page.getByTestId('handle').fill(account.handle)
    await page.getByTestId('password').fill(account.password)
    await page.getByTestId('submit').click()
    await expect(page.getByTestId('app')).toHaveAttribute('data-conn', 'online')
    await expect(page.getByTestId('room-title')).toHaveText('general')
    await page.getByTestId('toggle-members').click()
    const row = page.locator(`[data-testid="member-row"][data-handle="${account.handle}"]`)
    await expect(row).toBeVisible()
    roles.push((await row.getAttribute('data-workspace-role')) ?? '')
    await page.context().clearCookies()
  }
  expect(roles).toEqual(['owner', 'member'])
})
