import { isAccessible } from '../people/accessible.ts'
import { asProgram, makeRoom } from '../people/as-program.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

/** What somebody writes in a room is reported; gives the id of the report. */
async function reportSomething(admin: Person, author: Person, roomId: string): Promise<string> {
  const [his, hers] = [await asProgram(author), await asProgram(admin)]
  await his.ask('room.join', { roomId })
  const clientId = crypto.randomUUID()
  const { message } = await his.ask<{ message: { seq: number } }>('message.send', {
    roomId,
    clientId,
    body: 'Buy this',
  })
  const { epoch } = await hers.ask<{ epoch: string }>('session.hello', {})
  await hers.ask('message.report', { roomId, epoch, seq: message.seq, reason: 'spam', note: 'Again' })
  const { reports } = await hers.ask<{ reports: { id: string }[] }>('reports.list', { status: 'open' })
  his.close()
  hers.close()
  return reports[0]?.id ?? ''
}

test('the administration is accessible by day and by night, on a desk and on a phone', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const roomId = await makeRoom('a-room', admin)
  const reportId = await reportSomething(admin, await newPersonIn(ownStack, 'Mika Member'), roomId)
  const { page } = admin
  const program = await asProgram(admin)
  await program.ask('filter.add', { words: ['rude', '粗话'], action: 'mask' })
  program.close()
  const pages = [
    ['/admin', 'messages-chart'],
    ['/admin/live', 'instance'],
    [`/admin/rooms?open=${roomId}`, 'room-member'],
    ['/admin/people?q=nobody-of-this-name', 'clear-filters'],
    ['/admin/people?status=active', 'admin-row'],
    [`/admin/moderation?open=${reportId}`, 'reporter'],
    ['/admin/moderation?tab=restrictions', 'admin-list'],
    ['/admin/moderation?tab=people', 'admin-row'],
    ['/admin/filter', 'filter-word'],
    ['/admin/registration', 'registration-form'],
    ['/admin/settings', 'setting-workspace.name'],
    ['/admin/settings?open=history', 'drawer'],
    ['/admin/emoji', 'emoji-count'],
    ['/admin/data', 'export-everything'],
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
  await page.getByTestId('admin-row').first().click()
  await expect(page.getByTestId('drawer')).toBeInViewport({ ratio: 0.99 })
  await page.getByTestId('close-drawer').click()
  await expect(page.getByTestId('drawer')).toHaveCount(0)
})
