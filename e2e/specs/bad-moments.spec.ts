import { openRows } from '@parley/testkit'
import { asProgram, makeRoom } from '../people/as-program.ts'
import { InputMethod } from '../people/input-method.ts'
import { chooses } from '../people/message.ts'
import { unique } from '../people/names.ts'
import { test as testOfAdmin } from '../stack/administered.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('who goes to another room in the middle of a word sends nothing there, and finds it again', async ({
  alice,
  bob,
  room,
}) => {
  const other = unique('other')
  await makeRoom(other, alice, bob)
  await bob.opens(other)
  await alice.opens(room)
  const { keyboard } = alice.page
  await alice.composer.input.click()
  await keyboard.type('only for ')
  // Click, and type on without a pause: what is typed before the other room stands belongs where it began.
  await alice.sidebar.room(other).click()
  await keyboard.type('you')
  await expect(alice.page.getByTestId('room-title')).toHaveText(other)
  await expect(alice.composer.input).not.toHaveValue(/only/)
  await alice.composer.input.fill('for everybody')
  await alice.composer.input.press('Enter')
  await bob.sees('for everybody')
  await expect(bob.timeline.rows).toHaveCount(1)
  await alice.opens(room)
  await expect(alice.composer.input).toHaveValue(/^only for (?:you)?$/)

  // A composition that is cut off by the change of rooms ends in its own room, or nowhere.
  await alice.composer.input.fill('')
  const inputMethod = await InputMethod.of(alice)
  await alice.composer.input.click()
  await inputMethod.composes("ni'hao")
  await alice.sidebar.opens(other)
  await expect(alice.composer.input).toHaveValue('')
  await alice.composer.input.press('Enter')
  await expect(alice.timeline.rows).toHaveCount(1)
  await alice.opens(room)
  await expect(alice.timeline.rows).toHaveCount(0)
})

test('a message that is deleted while it is changed leaves what was typed, and the draft that was there before', async ({
  alice,
  bob,
  room,
}) => {
  await bob.opens(room)
  await bob.sends('先写这一句')
  await bob.composer.types('begun before')
  await bob.timeline.row('先写这一句').hover()
  await bob.timeline.row('先写这一句').getByTestId('message-edit').click()
  await expect(bob.page.getByTestId('composer-editing')).toBeVisible()
  await bob.composer.input.press('End')
  await bob.page.keyboard.type('，再改')
  await alice.opens(room)
  await chooses(alice, '先写这一句', 'message-delete')
  await alice.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(bob.page.getByTestId('composer-editing')).toHaveCount(0)
  await bob.composer.holds('begun before\n先写这一句，再改')
  await expect(bob.page.getByTestId('toast')).toContainText('What you changed is a draft now')
  await expect(bob.composer.input).toBeFocused()
})

test('a room that is archived while somebody writes there says where the words are, and has them when it is back', async ({
  alice,
  bob,
}) => {
  const name = unique('closing')
  const roomId = await makeRoom(name, alice, bob)
  await bob.opens(name)
  await bob.composer.input.pressSequentially('in the middle of')
  const program = await asProgram(alice)
  await program.ask('room.archive', { roomId })
  await expect(bob.page.getByTestId('read-only')).toContainText('among your drafts')
  await bob.page.keyboard.press('Enter')
  await program.ask('room.unarchive', { roomId })
  program.close()
  await bob.composer.holds('in the middle of')
  await expect(bob.composer.input).toBeFocused()
  await expect(bob.timeline.rows).toHaveCount(0)
})

testOfAdmin(
  'an invitation that has run out says so, also to who had it open already',
  async ({ admin, stack, bob }) => {
    const name = unique('by-link')
    const roomId = await makeRoom(name, admin)
    const program = await asProgram(admin)
    const { code } = await program.ask<{ code: string }>('invite.create', { roomId, hours: 1 })
    program.close()
    await bob.page.goto(`${stack.url}/invite/${code}`)
    await expect(bob.page.getByTestId('invite-offer')).toBeVisible()
    const database = await openRows(stack.databaseUrl)
    await database.query(`UPDATE room_invite SET expires_at = now() - interval '1 second' WHERE room_id = '${roomId}'`)
    await database.close()
    await bob.page.getByTestId('accept-invite').click()
    await expect(bob.page.getByTestId('form-error')).toContainText('has expired')
    await bob.page.reload()
    await expect(bob.page.getByTestId('invite-refused')).toContainText('has expired')
    await bob.page.getByTestId('invite-refused').getByRole('link').click()
    await bob.isOnline()
    await expect(bob.sidebar.room(name)).toHaveCount(0)
  },
)

testOfOwn(
  'who writes to somebody that is not to be disturbed, or sleeps, reads so above the box',
  async ({ alice, bob }) => {
    const note = alice.page.getByTestId('recipient-note')
    const { input } = alice.composer
    await alice.opens('general')
    await input.fill(`/msg @${bob.account.handle} are you there`)
    await alice.page.keyboard.press('Enter')
    await expect(alice.page.getByTestId('room-title')).toHaveText(bob.name)
    await alice.sees('are you there')
    await expect(note).toHaveCount(0)
    await bob.page.getByTestId('workspace-menu').click()
    await bob.page.getByTestId('set-quiet').click()
    await bob.page.getByTestId('quiet-until').selectOption('for60')
    await bob.page.getByTestId('save-quiet').click()
    await expect(note).toContainText(bob.name)
    // It keeps nobody from writing.
    await alice.sends('It can wait')
    await bob.sidebar.opens(alice.name)
    await bob.sees('It can wait')
  },
)
