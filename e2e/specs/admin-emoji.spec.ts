import { paint } from '../people/paint.ts'
import { expect, test } from '../stack/test.ts'

test('emoji are removed with the keyboard alone, which goes on with the next one', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const { page } = admin
  await admin.arrives('/admin/emoji')
  const row = (name: string) => page.locator(`[data-testid="emoji-row"][data-name="${name}"]`)
  for (const name of ['alpha_sign', 'beta_sign']) {
    await page.getByTestId('emoji-input').setInputFiles(await paint(page, `${name}.png`, 32, 32, '#0a7'))
    await page.getByTestId('emoji-name').press('Enter')
    await expect(row(name)).toBeVisible()
  }
  const removes = async (name: string) => {
    await row(name).getByTestId('remove-emoji').press('Enter')
    await expect(page.getByTestId('confirm-dialog')).toContainText(`:${name}:`)
    await page.getByTestId('confirm-dialog').getByTestId('confirm').press('Enter')
    await expect(row(name)).toHaveCount(0)
  }
  await removes('alpha_sign')
  await expect(row('beta_sign').getByTestId('remove-emoji')).toBeFocused()
  await removes('beta_sign')
  await expect(page.locator('section', { has: page.getByTestId('emoji-count') })).toBeFocused()
  await admin.arrives('/admin/audit?action=emoji.remove')
  await expect(page.getByTestId('admin-row')).toHaveCount(2)
})
