import { newAccount } from '../people/accounts.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('a person signs up, writes, signs out and signs in again with handle or email', async ({ page, stack }) => {
  const account = newAccount('Ines Carvalho')
  const email = `${account.handle}@tideline.example`
  await page.goto(`${stack.url}/sign-up`)
  await page.getByTestId('display-name').fill(account.displayName)
  await page.getByTestId('handle').fill(account.handle)
  await page.getByTestId('email').fill(email)
  await page.getByTestId('password').fill(account.password)
  await page.getByTestId('submit').click()
  await expect(page.getByTestId('app')).toHaveAttribute('data-conn', 'online')

  for (const login of [account.handle, email]) {
    await page.getByTestId('workspace-menu').click()
    await page.getByTestId('sign-out').click()
    await expect(page).toHaveURL(/\/sign-in/)
    await page.getByTestId('login').fill(login)
    await page.getByTestId('password').fill(account.password)
    await page.getByTestId('submit').click()
    await expect(page.getByTestId('app')).toHaveAttribute('data-conn', 'online')
  }
})

test('a wrong password and an unknown account get the same answer, and what was typed stays', async ({
  page,
  stack,
  alice,
}) => {
  const answers: string[] = []
  for (const login of [alice.account.handle, 'nobody-of-this-name']) {
    await page.goto(`${stack.url}/sign-in`)
    await page.getByTestId('login').fill(login)
    await page.getByTestId('password').fill('certainly not it')
    await page.getByTestId('submit').click()
    await expect(page.getByTestId('form-error')).toBeVisible()
    await expect(page.getByTestId('login')).toHaveValue(login)
    answers.push((await page.getByTestId('form-error').textContent()) ?? '')
  }
  expect(answers[0]).toBe(answers[1])
})

test('a handle that is taken is refused in words, and what was typed stays', async ({ page, stack, alice }) => {
  await page.goto(`${stack.url}/sign-up`)
  await page.getByTestId('display-name').fill('Another Alice')
  await page.getByTestId('handle').fill(alice.account.handle)
  await page.getByTestId('password').fill('long enough to pass')
  await page.getByTestId('submit').click()
  await expect(page.getByRole('main')).toContainText('cannot be used')
  await expect(page.getByTestId('display-name')).toHaveValue('Another Alice')
})

test('whoever is signed out is led to sign in and back to where they wanted to go', async ({ page, stack }) => {
  await page.goto(`${stack.url}/settings`)
  await expect(page).toHaveURL(/\/sign-in/)
})

test('I10 signing out where the server cannot be reached says so, and changes nothing', async ({ alice, room }) => {
  await alice.opens(room)
  // The code of the menu is fetched while there is a network.
  await alice.page.getByTestId('workspace-menu').click()
  await expect(alice.page.getByTestId('sign-out')).toBeVisible()
  await alice.losesNetwork()
  await alice.page.getByTestId('sign-out').click()
  await expect(alice.page.getByTestId('toast')).toContainText('Signing out did not work')
  await alice.sends('still here')
  await alice.findsNetwork()
  await alice.isOnline()
  await alice.sees('still here')
})

test('I9 a device that is revoked is signed out at once', async ({ newPerson }) => {
  const mara = await newPerson('Mara')
  const laptop = await mara.onAnotherDevice()
  await mara.arrives('/settings')
  const other = mara.page.locator('[data-testid="session-row"][data-current="false"]')
  await expect(other).toHaveCount(1)
  await other.getByTestId('revoke-session').click()
  await expect(laptop.page).toHaveURL(/\/sign-in/)
  await expect(other).toHaveCount(0)
})

testOfOwn('a new display name reaches the other people', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('who wrote this')
  await bob.sees('who wrote this')
  const settings = await alice.opensAnotherWindow('/settings')
  await settings.page.getByTestId('display-name').fill('林晓雯')
  await settings.page.getByTestId('save-display-name').click()
  await expect(bob.timeline.row('who wrote this')).toContainText('林晓雯')
})
