import { isAccessible } from '../people/accessible.ts'
import { makeRoom } from '../people/as-program.ts'
import { expect, test } from '../stack/test.ts'

test('the administration is accessible by day and by night, on a desk and on a phone', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const roomId = await makeRoom('a-room', admin)
  const { page } = admin
  const pages = [
    ['/admin', 'messages-chart'],
    ['/admin/live', 'instance'],
    [`/admin/rooms?open=${roomId}`, 'room-member'],
    ['/admin/people?q=nobody-of-this-name', 'clear-filters'],
    ['/admin/people?status=active', 'admin-row'],
    ['/admin/registration', 'registration-form'],
    ['/admin/audit', 'admin-list'],
  ] as const
  for (const [path, shown] of pages) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(ownStack.url + path)
    await expect(page.getByTestId(shown).first()).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await isAccessible(page)
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await isAccessible(page)
    // Nothing is wider than the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  await page.getByTestId('admin-menu').click()
  await page.getByTestId('admin-to-people-phone').click()
  await page.getByTestId('admin-row').click()
  await expect(page.getByTestId('drawer')).toBeInViewport({ ratio: 0.99 })
  await page.getByTestId('close-drawer').click()
  await expect(page.getByTestId('drawer')).toHaveCount(0)
})
