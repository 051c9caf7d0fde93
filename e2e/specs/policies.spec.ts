import { newAccount } from '../people/accounts.ts'
import { makeRoom } from '../people/as-program.ts'
import { seenSoon } from '../people/measured.ts'
import { unique } from '../people/names.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/test.ts'

test('an admin slows a room and says which words are not to be said; members see it at once and lose nothing', async ({
  ownStack,
  newPersonIn,
}) => {
  // An installation of its own has to start.
  test.slow()
  const admin = await newPersonIn(ownStack, 'Olga Owner')
  const member = await newPersonIn(ownStack, 'Mei Member')
  const room = unique('market')
  await makeRoom(room, admin, member)
  await member.opens(room)
  const { page } = admin

  // Words: what would be done is shown before, and is done to members, with the text kept where it is refused.
  await admin.arrives('/admin/filter')
  await page.getByTestId('new-words').fill('rude\n粗话')
  await page.getByTestId('add-words-submit').click()
  await expect(page.getByTestId('filter-word')).toHaveCount(2)
  await page.getByTestId('new-words').fill('forbidden*')
  await page.getByTestId('new-action').getByText('Block').click()
  await page.getByTestId('add-words-submit').click()
  await expect(page.getByTestId('filter-word')).toHaveCount(3)
  await page.getByTestId('new-words').fill('casino')
  await page.getByTestId('new-action').getByText('Flag').click()
  await page.getByTestId('add-words-submit').click()
  await expect(page.getByTestId('filter-word')).toHaveCount(4)
  await page.getByTestId('try-input').fill('How RUDE, 说粗话')
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'mask')
  await expect(page.getByTestId('verdict-text')).toHaveText('How ••••, 说••')
  await page.getByTestId('try-input').fill('Forbiddenly so')
  await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'block')

  await member.composer.sends('How rude, 说粗话')
  await member.sees('How ••••, 说••')
  await member.composer.types('This is forbidden')
  await member.composer.input.press('Enter')
  const refused = member.timeline.row('This is forbidden')
  await expect(refused).toContainText('“forbidden”')
  await refused.getByTestId('take-back').click()
  await member.composer.holds('This is forbidden')
  await expect(member.composer.input).toBeFocused()
  await expect(refused).toHaveCount(0)
  await member.composer.sends('This is allowed')
  await member.sees('This is allowed')
  await member.sends('To the casino')
  await admin.arrives('/admin/moderation')
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
  await page.getByTestId('admin-row').click()
  await expect(page.getByTestId('flagged-words')).toHaveText(/casino/)

  // Slow mode.
  await admin.arrives(`/admin/rooms?q=${room}`)
  await expect(page.getByTestId('admin-row')).toHaveCount(1)
  await page.getByTestId('admin-row').click()
  await page.getByTestId('room-slow').selectOption('3600')
  await seenSoon(
    'slow mode',
    () => page.getByTestId('save-room').click(),
    () => member.page.getByTestId('slow-note').waitFor(),
  )
  await expect(member.page.getByTestId('slow-note')).toContainText('1 hour')
  // Saved, and drawn as it is now.
  await expect(page.getByTestId('save-room')).toHaveCount(0)
  await member.sends('My one message')
  await expect(member.page.getByTestId('slow-note')).toContainText(/5\d:\d\d/)
  await member.composer.types('and another one')
  await member.composer.input.press('Enter')
  await member.composer.holds('and another one')
  await member.page.reload()
  await member.isOnline()
  await member.composer.holds('and another one')
  await expect(member.page.getByTestId('slow-note')).toContainText(/5\d:\d\d/)
  await page.getByTestId('room-slow').selectOption('0')
  await page.getByTestId('save-room').click()
  await expect(page.getByTestId('save-room')).toHaveCount(0)
  await expect(member.page.getByTestId('slow-note')).toHaveCount(0)
  await member.composer.input.press('Enter')
  await member.sees('and another one')
})

testOfAdmin(
  'a guest comes by an invitation into the rooms that it names, and an admin changes them under their eyes',
  async ({ admin, browser }) => {
    const [chosen, other] = [unique('chosen'), unique('other')]
    await makeRoom(chosen, admin)
    await makeRoom(other, admin)
    const { page } = admin
    await admin.arrives('/admin/registration')
    await page.getByTestId('invite-role').selectOption('guest')
    await expect(page.getByTestId('make-invite')).toBeDisabled()
    await page.getByTestId('find-room').fill(chosen)
    await page.getByTestId('offered-room').click()
    await page.getByTestId('make-invite').click()
    const link = await page.getByTestId('invite-link').inputValue()

    const context = await browser.newContext()
    const guest = await context.newPage()
    const account = newAccount('Gus Guest')
    await guest.goto(link)
    await guest.getByTestId('display-name').fill(account.displayName)
    await guest.getByTestId('handle').fill(account.handle)
    await guest.getByTestId('password').fill(account.password)
    await guest.getByTestId('submit').click()
    const room = (name: string) => guest.locator(`[data-testid="room-row"][data-room-name="${name}"]`)
    await expect(room(chosen)).toBeVisible()
    await expect(room('general')).toHaveCount(0)
    await expect(guest.getByTestId('browse-rooms')).toHaveCount(0)
    await expect(guest.getByTestId('create-room')).toHaveCount(0)
    await guest.getByTestId('toggle-members').click()
    await expect(guest.getByTestId('member-row')).toHaveCount(2)
    await expect(guest.getByTestId('add-people')).toHaveCount(0)
    await guest.getByTestId('composer-input').fill('/')
    await expect(guest.getByTestId('completion')).toContainText('/msg')
    await expect(guest.getByTestId('completion')).not.toContainText('/invite')
    await guest.getByTestId('composer-input').fill('')

    await admin.arrives(`/admin/people?q=${account.handle}`)
    await page.getByTestId('admin-row').click()
    await expect(page.getByTestId('chosen-room')).toHaveText([chosen])
    await page.getByTestId('find-room').fill(other)
    await seenSoon(
      'a room chosen for a guest',
      () => page.getByTestId('offered-room').click(),
      () => room(other).waitFor(),
    )
    await page.getByTestId('chosen-room').filter({ hasText: chosen }).getByRole('button').click()
    await expect(page.getByTestId('confirm-dialog')).toContainText(`Remove Gus Guest from ${chosen}?`)
    await seenSoon(
      'a room taken from a guest',
      () => page.getByTestId('confirm-dialog').getByTestId('confirm').click(),
      () => room(chosen).waitFor({ state: 'detached' }),
    )
    await context.close()
  },
)
