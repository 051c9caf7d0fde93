import { countLogged } from '../people/log.ts'
import { unique } from '../people/names.ts'
import { paint } from '../people/paint.ts'
import { expect, test } from '../stack/administered.ts'

test('emoji are removed with the keyboard alone, which goes on with the next one', async ({ admin }) => {
  const { page } = admin
  const [alpha, beta] = [unique('alpha'), unique('beta')]
  const before = await countLogged(admin, 'emoji.remove')
  await admin.arrives('/admin/emoji')
  const row = (name: string) => page.locator(`[data-testid="emoji-row"][data-name="${name}"]`)
  for (const name of [alpha, beta]) {
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
  await removes(alpha)
  await expect(row(beta).getByTestId('remove-emoji')).toBeFocused()
  await removes(beta)
  await expect(page.locator('section', { has: page.getByTestId('emoji-count') })).toBeFocused()
  await admin.arrives('/admin/audit?action=emoji.remove')
  await expect(page.getByTestId('admin-row')).toHaveCount(before + 2)
})
