import { zipOf } from '@parley/testkit/zip'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

test('an admin imports what Slack exported after a look at it, and a member finds the room', async ({
  ownStack,
  newPersonIn,
}) => {
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, '周启明')
  const room = unique('tea')
  const ts = (seconds: number) => `${1_700_000_000 + seconds}.000100`
  const zip = zipOf({
    'users.json': [
      { id: 'U1', name: member.account.handle, profile: { real_name: 'Known here' } },
      { id: 'U2', name: unique('newcomer'), profile: { real_name: 'Nina New' } },
    ],
    'channels.json': [
      {
        id: 'C1',
        name: room,
        creator: 'U1',
        members: ['U1', 'U2'],
        topic: { value: 'About tea' },
        purpose: { value: '' },
      },
      { id: 'C2', name: 'General', members: [], topic: { value: '' }, purpose: { value: '' } },
    ],
    [`${room}/2023-11-14.json`]: [
      { type: 'message', subtype: 'channel_join', user: 'U1', text: 'joined', ts: ts(0) },
      {
        type: 'message',
        user: 'U2',
        text: 'hello <@U1>, *strong* tea?',
        ts: ts(1),
        thread_ts: ts(1),
        reactions: [{ name: 'tea', users: ['U1'] }],
      },
      { type: 'message', user: 'U1', text: 'yes', ts: ts(2), thread_ts: ts(1) },
      { type: 'message', user: 'U1', text: 'never', ts: 'soon' },
    ],
  })
  const { page } = admin
  await admin.arrives('/admin/data')
  await page.getByTestId('import-file').setInputFiles({ name: 'export.zip', mimeType: 'application/zip', buffer: zip })
  const dialog = page.getByTestId('import-dialog')
  await expect(dialog).toBeVisible()
  await ownStack.startWorker()
  await expect(dialog.getByTestId('import-plan')).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByTestId('import-room')).toHaveText([new RegExp(`${room}#${room}2`), /General#general-20/])
  await expect(dialog.getByTestId('import-left')).toContainText('1 notice')
  await expect(dialog.getByTestId('import-problem')).toHaveText(/2023-11-14\.json\d+Its time cannot be/)
  await expect(dialog).toContainText('1 known here, 1 new')

  // It waits for as long as nobody wants it.
  await page.reload()
  await page.getByTestId('look-at-import').click()
  await dialog.getByTestId('start-import').click()
  const job = page.getByTestId('job')
  await expect(job).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
  await expect(job.getByTestId('job-counts')).toContainText('2 messages, 2 rooms')

  // The member was online all the time: the room stands there, and nothing in it is unread.
  await member.opens(room)
  await member.sees(`hello @周启明, strong tea?`)
  await expect(member.page.getByTestId('title-topic').or(member.page.getByText('About tea')).first()).toBeVisible()
  await admin.arrives('/admin/audit')
  await page.getByTestId('filter-action').selectOption('imports.start')
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
})
