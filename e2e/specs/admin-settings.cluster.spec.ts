import { seenSoon } from '../people/measured.ts'
import { expect, test } from '../stack/test.ts'

test('what an admin sets holds at once at every instance, whichever of them people are with', async ({
  cluster,
  newPersonIn,
}) => {
  const admin = await newPersonIn(cluster, 'Olga Owner')
  // WebSockets go round: of three devices, one is with another instance than the admin.
  const first = await newPersonIn(cluster, '周启明')
  const devices = [first, await first.onAnotherDevice(), await first.onAnotherDevice()]
  for (const device of devices) await device.opens('general')
  const { page } = admin
  await admin.arrives('/admin/settings')
  await page.getByTestId('setting-banner').check({ force: true })
  await page.getByTestId('banner-text').fill('Backup tonight')
  await seenSoon(
    'an announcement at all instances',
    () => page.getByTestId('save-settings').click(),
    () => Promise.all(devices.map((device) => device.page.getByTestId('announcement').waitFor())),
  )
  await expect(page.getByTestId('save-bar')).toHaveCount(0)
  await page.getByTestId('setting-features.scheduling').uncheck({ force: true })
  await seenSoon(
    'a feature switched off at all instances',
    () => page.getByTestId('save-settings').click(),
    () => Promise.all(devices.map((device) => device.page.getByTestId('schedule').waitFor({ state: 'detached' }))),
  )
  await expect(page.getByTestId('save-bar')).toHaveCount(0)
})
