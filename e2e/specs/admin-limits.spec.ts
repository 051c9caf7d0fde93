import { openRows } from '@parley/testkit'
import { asProgram, makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

test('an admin sets how long messages may be and how long they may be changed, and takes forwarding away; a member sees each at once', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, '周启明')
  const room = unique('room')
  const roomId = await makeRoom(room, admin, member)
  const program = await asProgram(member)
  await program.ask('message.send', { roomId, clientId: crypto.randomUUID(), body: 'Said an hour ago' })
  program.close()
  const database = await openRows(ownStack.databaseUrl)
  await database.query(`UPDATE message SET created_at = created_at - interval '1 hour' WHERE body = 'Said an hour ago'`)
  await database.close()
  await member.arrives()
  await member.opens(room)

  const { page } = admin
  await admin.arrives('/admin/settings')
  const save = async () => {
    await page.getByTestId('save-settings').click()
    await expect(page.getByTestId('save-bar')).toHaveCount(0)
  }
  // What is no such number is told at its field, and nothing is saved.
  await page.getByTestId('setting-limits.messageCharacters').fill('5')
  await page.getByTestId('save-settings').click()
  await expect(page.getByTestId('setting-limits.messageCharacters')).toHaveAttribute('aria-invalid', 'true')
  await member.composer.types('x'.repeat(150))
  await expect(member.page.getByTestId('character-counter')).toHaveCount(0)
  await page.getByTestId('setting-limits.messageCharacters').fill('100')
  await seenSoon('a shorter limit', save, () => member.page.getByTestId('character-counter').waitFor())
  await expect(member.page.getByTestId('character-counter')).toContainText('50')
  await member.composer.types('')

  const row = member.timeline.row('Said an hour ago')
  await row.hover()
  await expect(row.getByTestId('message-edit')).toBeVisible()
  await row.getByTestId('message-more').click()
  await expect(member.page.getByTestId('message-forward')).toBeVisible()
  await member.page.keyboard.press('Escape')
  await page.getByTestId('setting-messages.editMinutes').fill('30')
  await page.getByTestId('setting-messages.deleteMinutes').fill('30')
  await page.getByTestId('setting-features.forwarding').uncheck({ force: true })
  await save()
  await member.composer.input.hover()
  await row.hover()
  await expect(row.getByTestId('message-more')).toBeVisible()
  await expect(row.getByTestId('message-edit')).toHaveCount(0)
  await row.getByTestId('message-more').click()
  await expect(member.page.getByTestId('message-copy')).toBeVisible()
  await expect(member.page.getByTestId('message-forward')).toHaveCount(0)
  await expect(member.page.getByTestId('message-delete')).toHaveCount(0)
  await member.page.keyboard.press('Escape')

  // Each change is a version and a line of the log, in words.
  await page.getByTestId('open-history').click()
  await expect(page.getByTestId('settings-version').first()).toContainText('Forwarding')
  await expect(page.getByTestId('settings-version').last()).toContainText('100 characters')
  await admin.arrives('/admin/audit?action=settings.update')
  await expect(page.getByTestId('admin-row')).toHaveCount(2)
  await page.getByTestId('admin-row').last().click()
  await expect(page.getByTestId('entry-facts')).toContainText('100')
})
