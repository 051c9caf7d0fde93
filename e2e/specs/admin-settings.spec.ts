import { makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { expect, test } from '../stack/test.ts'

// What the environment says wins, and nobody changes it here.
test.use({ ownEnvironment: { PARLEY_FEATURE_RECEIPTS: 'off' } })

/** Red beside blue, 64 by 32 pixels. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAgCAIAAAAt/+nTAAAAN0lEQVR42u3PsQkAAAzDsPz/dHpDh2wCzwalybTxvgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+HY6S/hqZZnSdgAAAABJRU5ErkJggg==',
  'base64',
)

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
  await admin.arrives('/admin/settings')
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
  await page.getByTestId('icon-input').setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer: PICTURE })
  await page.getByTestId('crop-frame').press('ArrowLeft')
  await page.getByTestId('use-picture').click()
  await expect(page.getByTestId('remove-icon')).toBeVisible()
  await seenSoon('a name and a picture', save, async () => {
    await member.page.getByTestId('workspace-menu').getByText('Tea house').waitFor()
    await member.page.getByTestId('workspace-menu').locator('img').waitFor()
  })
  const locked = page.getByTestId('setting-features.receipts')
  await expect(locked).toBeDisabled()
  await expect(locked).not.toBeChecked()
  await expect(page.getByTestId('locked-features.receipts')).toContainText('PARLEY_FEATURE_RECEIPTS')
  await expect(member.page.locator('html')).toHaveAttribute('data-accent', 'jade')
  await expect(page.getByTestId('last-changed')).toContainText('Olga Owner')

  const row = member.page.getByText('hello', { exact: true })
  const before = await row.boundingBox()
  await page.getByTestId('setting-banner').check({ force: true })
  await page.getByTestId('banner-text').fill('Backup tonight: [the plan](https://plan.example/x)')
  const announcement = member.page.getByTestId('announcement')
  await seenSoon('an announcement', save, () => announcement.waitFor())
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
  await seenSoon('a feature switched off', save, () =>
    member.page.getByTestId('schedule').waitFor({ state: 'detached' }),
  )
  await expect(member.page.getByTestId('composer-more')).toHaveCount(0)
  await expect(member.page.getByTestId('create-room')).toHaveCount(0)

  // Back to how it was before the last change: the announcement stays.
  await page.getByTestId('open-history').click()
  await expect(page.getByTestId('drawer')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('open-history')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('settings-version')).toHaveCount(3)
  await page.getByTestId('restore-2').click()
  await save()
  await expect(member.page.getByTestId('schedule')).toBeVisible()
  await expect(member.page.getByTestId('create-room')).toBeVisible()

  // For how long messages are kept is counted before it is saved, and told in the room.
  await page.getByTestId('setting-retention.days').fill('30')
  await page.getByTestId('save-settings').click()
  await expect(page.getByTestId('confirm-dialog')).toContainText('No message is older now')
  await expect(page.getByTestId('confirm-dialog').getByTestId('confirm')).toHaveText('Save')
  await page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(page.getByTestId('save-bar')).toHaveCount(0)
  await member.page.getByTestId('toggle-members').click()
  await expect(member.page.getByTestId('room-retention-note')).toContainText('30 days, as everywhere here')
})
