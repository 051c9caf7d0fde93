import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { isAccessible } from '../people/accessible.ts'
import { signUpAndIn } from '../people/accounts.ts'
import { makeRoom } from '../people/as-program.ts'
import { countLogged } from '../people/log.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/administered.ts'

const rows = (page: Page) => page.getByTestId('admin-row')

test('an owner erases somebody: the others see another name at once, and the user name is free again', async ({
  stack,
  admin,
  newPerson,
  browser,
}) => {
  const member = await newPerson('Mara Moss')
  const witness = await newPerson('周启明')
  const before = await countLogged(admin, 'accounts.erase')
  const room = unique('room')
  await makeRoom(room, admin, member, witness)
  await member.opens(room)
  await member.sends('what stays')
  await witness.opens(room)
  await witness.sees('what stays')
  await expect(witness.timeline.row('what stays')).toContainText('Mara Moss')

  const { page } = admin
  await admin.arrives(`/admin/people?q=${member.account.handle}`)
  await rows(page).click()
  const download = page.waitForEvent('download')
  await page.getByTestId('save-data').click()
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(saved.account.person.handle).toBe(member.account.handle)
  expect(JSON.stringify(saved.rooms)).toContain('what stays')

  await page.getByTestId('erase').click()
  const dialog = page.getByTestId('erase-dialog')
  await expect(dialog.getByTestId('erase-counts')).toContainText('Wrote 1 message')
  await expect(dialog.getByTestId('messages-keep')).toBeChecked()
  await dialog.getByTestId('repeat-handle').fill('somebody')
  await expect(dialog.getByTestId('confirm')).toBeDisabled()
  await dialog.getByTestId('repeat-handle').fill(member.account.handle)
  await dialog.getByTestId('confirm').click()
  await expect(witness.timeline.row('what stays')).toContainText('Erased person')
  await witness.sees('what stays')
  await expect(member.page).toHaveURL(/\/sign-in/)
  await expect(page.getByTestId('drawer')).toHaveCount(0)
  await expect(rows(page)).toHaveCount(0)

  await member.page.getByTestId('login').fill(member.account.handle)
  await member.page.getByTestId('password').fill(member.account.password)
  await member.page.getByTestId('submit').click()
  await expect(member.page.getByTestId('form-error')).toBeVisible()
  const next = await browser.newContext()
  await signUpAndIn(next, stack.url, { ...member.account, displayName: 'Somebody Else' })
  await next.close()
  await expect(witness.timeline.row('what stays')).toContainText('Erased person')

  await admin.arrives('/admin/audit?action=accounts.erase')
  await expect(rows(page)).toHaveCount(before + 1)
  await expect(rows(page).first()).toContainText('Erased person')
})

test('people save what is held about them, and erase their own account with all that they wrote', async ({
  admin: owner,
  newPerson,
}) => {
  const member = await newPerson('Mara Moss')
  const room = unique('room')
  await makeRoom(room, owner, member)
  await member.opens(room)
  await member.sends('what goes')
  await owner.arrives()
  await owner.opens(room)
  await owner.sees('what goes')

  const { page } = member
  await member.arrives('/settings')
  const download = page.waitForEvent('download')
  await page.getByTestId('save-own-data').click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('what goes')
  const erase = async (by: typeof member, password: string) => {
    await by.page.getByTestId('erase-account').click()
    const dialog = by.page.getByTestId('erase-account-dialog')
    await dialog.getByTestId('messages-purge').check()
    await dialog.getByTestId('erase-password').fill(password)
    await dialog.getByTestId('confirm').click()
    return dialog
  }
  const dialog = await erase(member, 'not the password')
  await expect(dialog).toContainText('This is not your password')
  await dialog.getByTestId('erase-password').fill(member.account.password)
  await dialog.getByTestId('confirm').click()
  await expect(page).toHaveURL(/\/sign-in/)
  await owner.seesNot('what goes')

  // Whoever owns the workspace alone does not leave it behind.
  await owner.arrives('/settings')
  await expect(await erase(owner, owner.account.password)).toContainText('no other active owner')
})

test('an owner invites people from a list: what is wrong stands by its line, and each gets a link of their own', async ({
  admin,
  browser,
}) => {
  const { page } = admin
  const handle = unique('lilei')
  await admin.arrives('/admin/people')
  await page.getByTestId('import-people').click()
  const dialog = page.getByTestId('import-dialog')
  await dialog.getByTestId('import-file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `\uFEFF姓名;邮箱;用户名;角色\r\n"李; 雷";${handle}@example.org;;管理员\r\nOlga;;${admin.account.handle};\r\nNobody;no address;nobody;\r\nMay;may@example.org;${handle.toUpperCase()};\r\n`,
    ),
  })
  await dialog.getByTestId('look').click()
  await expect(dialog.getByTestId('import-summary')).toContainText('1 person can be invited')
  const wrong = dialog.getByTestId('import-row')
  await expect(wrong).toHaveCount(4)
  await expect(wrong.filter({ hasText: 'Olga' })).toContainText('This user name is taken')
  await expect(wrong.filter({ hasText: 'Nobody' })).toContainText('not an email address')
  await expect(wrong.filter({ hasText: 'May' })).toContainText('Same user name as line 2')
  await isAccessible(page)
  await dialog.getByTestId('make-links').click()
  await expect(dialog.getByTestId('made-link')).toHaveCount(1)
  // They are told once: a slip of the pointer does not take them away.
  await page.mouse.click(5, 5)
  await expect(dialog.getByTestId('made-link')).toHaveCount(1)
  const download = page.waitForEvent('download')
  await dialog.getByTestId('save-links').click()
  const saved = await readFile(await (await download).path(), 'utf8')
  const [, link = ''] = /(http\S+\/join\/[\w-]+)/.exec(saved) ?? []
  await dialog.getByTestId('done').click()

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  await expect(guest.getByTestId('display-name')).toHaveValue('李; 雷')
  await expect(guest.getByTestId('handle')).toHaveValue(handle)
  await expect(guest.getByTestId('email')).toHaveValue(`${handle}@example.org`)
  await guest.getByTestId('password').fill('correct horse battery')
  await guest.getByTestId('submit').click()
  await expect(guest.getByTestId('app')).toHaveAttribute('data-conn', 'online', { timeout: 30_000 })
  await page.reload()
  const invited = rows(page).filter({ hasText: handle })
  await expect(invited).toContainText('李; 雷')
  await expect(invited).toContainText('Admin')
  await guest.context().close()
})
