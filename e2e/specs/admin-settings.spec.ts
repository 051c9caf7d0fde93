import { makeRoom } from '../people/as-program.ts'
import { expect, test } from '../stack/test.ts'

test('an admin sets name, colour, announcement and features; a member sees each at once', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, 'Mika Member')
  await makeRoom('tea-room', admin)
  await member.joinsRoom('tea-room')
  await member.sends('hello')
  const { page } = admin
  await page.goto(`${ownStack.url}/admin/settings`)
  const save = async () => {
    await page.getByTestId('save-settings').click()
    await expect(page.getByTestId('save-bar')).toHaveCount(0)
  }

  await page.getByTestId('setting-workspace.name').fill('')
  await page.getByTestId('save-settings').click()
  await expect(page.getByTestId('setting-workspace.name')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('setting-workspace.name').fill('Tea house')
  // What is not saved is still there after a look at another page.
  await page.getByTestId('admin-to-registration').click()
  await expect(page.getByTestId('registration-form')).toBeVisible()
  await page.getByTestId('admin-to-settings').click()
  await expect(page.getByTestId('setting-workspace.name')).toHaveValue('Tea house')
  await page.getByTestId('accent-jade').check({ force: true })
  await save()
  await expect(member.page.getByTestId('workspace-menu')).toContainText('Tea house')
  await expect(member.page.locator('html')).toHaveAttribute('data-accent', 'jade')
  await expect(page.getByTestId('last-changed')).toContainText('Olga Owner')

  const row = member.page.getByText('hello', { exact: true })
  const before = await row.boundingBox()
  await page.getByTestId('setting-banner').check({ force: true })
  await page.getByTestId('banner-text').fill('Backup tonight: [the plan](https://plan.example/x)')
  await save()
  const announcement = member.page.getByTestId('announcement')
  await expect(announcement.getByRole('link', { name: 'the plan' })).toHaveAttribute('href', 'https://plan.example/x')
  expect((await row.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  await member.page.getByTestId('dismiss-announcement').click()
  await expect(announcement).toHaveCount(0)
  await member.page.reload()
  await member.isOnline()
  await expect(announcement).toHaveCount(0)

  await expect(member.page.getByTestId('schedule')).toBeVisible()
  await expect(member.page.getByTestId('composer-more')).toBeVisible()
  await page.getByTestId('setting-features.scheduling').uncheck({ force: true })
  await page.getByTestId('setting-features.polls').uncheck({ force: true })
  await page.getByTestId('setting-rooms.public').selectOption('moderators')
  await page.getByTestId('setting-rooms.private').selectOption('moderators')
  await save()
  await expect(member.page.getByTestId('schedule')).toHaveCount(0)
  await expect(member.page.getByTestId('composer-more')).toHaveCount(0)
  await expect(member.page.getByTestId('create-room')).toHaveCount(0)

  // Back to how it was before the last change: the announcement stays.
  await page.getByTestId('open-history').click()
  await expect(page.getByTestId('settings-version')).toHaveCount(3)
  await page.getByTestId('restore-2').click()
  await save()
  await expect(member.page.getByTestId('schedule')).toBeVisible()
  await expect(member.page.getByTestId('create-room')).toBeVisible()
})
