import { connectRaw, createProgram } from '@parley/testkit'
import { asProgram } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import { ThreadPanel } from '../people/thread.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('two people talk in a thread beside the room, which it does not make unread', async ({ alice, bob, room }) => {
  const [hers, his] = [new ThreadPanel(alice.page), new ThreadPanel(bob.page)]
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('What do we ship?')
  await bob.sees('What do we ship?')
  await bob.timeline.row('What do we ship?').hover()
  await bob.timeline.row('What do we ship?').getByTestId('message-thread').click()
  await his.shows('What do we ship?')
  await his.sends('The new search')

  const footer = alice.timeline.row('What do we ship?').getByTestId('thread-footer')
  await expect(footer).toHaveAttribute('data-replies', '1')
  await expect(footer).toHaveAttribute('data-unread', 'true')
  await alice.seesNot('The new search')
  await alice.sidebar.showsUnread(room, 0)
  await expect(alice.sidebar.room(room)).toHaveAttribute('data-thread', 'true')
  await footer.click()
  await hers.shows('The new search')
  await expect(footer).not.toHaveAttribute('data-unread', 'true')
  await expect(alice.sidebar.room(room)).not.toHaveAttribute('data-thread', 'true')

  await hers.sends('And the importer', { alsoInRoom: true })
  await his.shows('And the importer')
  await bob.sees('And the importer')
  await expect(bob.timeline.row('And the importer').getByTestId('replied-to-thread')).toContainText('What do we ship?')
  await bob.page.keyboard.press('Control+.')
  await expect(his.root).toHaveCount(0)
  await bob.timeline.row('And the importer').getByTestId('replied-to-thread').click()
  await his.shows('The new search')
  // The draft belongs to the thread.
  await his.root.locator('textarea').fill('half a reply')
  await expect(bob.page.getByTestId('composer-input').first()).toHaveValue('')
  await bob.page.keyboard.press('Control+.')
  await expect(his.root).toHaveCount(0)
  await bob.page.keyboard.press('Control+.')
  await expect(his.root.locator('textarea')).toHaveValue('half a reply')

  // What is deleted while one replies to it, before anybody did, takes no word with it.
  await alice.page.keyboard.press('Control+.')
  await expect(hers.root).toHaveCount(0)
  await alice.sends('Forget it')
  await bob.timeline.row('Forget it').hover()
  await bob.timeline.row('Forget it').getByTestId('message-thread').click()
  await his.shows('Forget it')
  await his.root.locator('textarea').fill('but I will not')
  await alice.deletes('Forget it')
  await expect(his.root.getByTestId('thread-over')).toContainText('but I will not')
  await his.root.getByTestId('write-in-room').click()
  await expect(his.root).toHaveCount(0)
  await expect(bob.page.getByTestId('composer-input')).toHaveValue('but I will not')
})

testOfOwn('the threads page shows what is unread first, until it is read or left', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await alice.sends('Follow me')
  await bob.opens(room)
  await bob.timeline.row('Follow me').focus()
  await bob.page.keyboard.press('t')
  const his = new ThreadPanel(bob.page)
  await his.sends('I do')
  const link = alice.sidebar.root.locator('[data-testid="side-link"][data-path="/threads"]')
  await expect(link).toHaveAttribute('data-count', '1')
  await link.click()
  const card = alice.page.getByTestId('thread-row')
  await expect(card).toHaveAttribute('data-unread', 'true')
  await card.getByTestId('thread-mark-read').click()
  await expect(card).not.toHaveAttribute('data-unread', 'true')
  await expect(link).toHaveAttribute('data-count', '0')
  await card.getByRole('button').first().click()
  const hers = new ThreadPanel(alice.page)
  await hers.shows('I do')
  await expect(hers.row('I do')).toHaveAttribute('data-flashed')
  await hers.root.getByTestId('thread-follow').click()
  await his.sends('Are you there?')
  await hers.shows('Are you there?')
  await expect(alice.timeline.row('Follow me').getByTestId('thread-footer')).toHaveAttribute('data-replies', '2')
  await expect(link).toHaveAttribute('data-count', '0')
})

testOfOwn(
  'a mention counts in the badge, the title and the icon of every device, and is found again',
  async ({ alice, bob, room }) => {
    await bob.opens('general')
    const other = await bob.onAnotherDevice()
    const ofApp: unknown[] = []
    await other.page.exposeFunction('tellBadge', (count: number) => void ofApp.push(count))
    await other.page.addInitScript('navigator.setAppBadge = async (count) => tellBadge(count)')
    await other.page.reload()
    await other.opens('general')
    await alice.opens(room)
    await alice.sends('only activity')
    for (const device of [bob, other]) {
      await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '0')
      await device.sidebar.showsUnread(room, 1)
      await expect(device.page).not.toHaveTitle(/^\(/)
      await expect(device.page.locator('link[rel~="icon"]').first()).toHaveAttribute('href', /activity/)
    }
    expect(ofApp.at(-1)).toBe(0)
    await alice.sends(`@${bob.account.handle} look at this`)
    for (const device of [bob, other]) {
      await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '1')
      await expect(device.page).toHaveTitle(/^\(1\)/)
      await expect(device.page.locator('link[rel~="icon"]').first()).toHaveAttribute('href', /mention/)
    }
    await expect.poll(() => ofApp.at(-1)).toBe(1)
    await bob.page.keyboard.press('Control+Shift+M')
    await bob.page.getByTestId('mention-row').filter({ hasText: 'look at this' }).click()
    const called = bob.page.locator('[data-calling]').filter({ hasText: 'look at this' })
    await expect(called).toHaveAttribute('data-flashed')
    await expect(called.locator('[data-testid="mention"][data-mine]')).toHaveText(`@${bob.name}`)
    for (const device of [bob, other]) {
      await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '0')
      await expect(device.page).not.toHaveTitle(/^\(/)
    }
    // In a thread it is shown there; a link to it leads there, too.
    const [hers, his] = [new ThreadPanel(alice.page), new ThreadPanel(bob.page)]
    await alice.timeline.row('only activity').focus()
    await alice.page.keyboard.press('t')
    await hers.root.locator('textarea').fill(`请@${bob.account.handle}看一下`)
    await hers.root.getByTestId('composer-send').click()
    await bob.page.keyboard.press('Control+Shift+M')
    await bob.page.getByTestId('mention-row').filter({ hasText: '看一下' }).click()
    const reply = his.rows.filter({ hasText: '看一下' })
    await expect(reply).toHaveAttribute('data-flashed')
    await expect(reply.getByTestId('mention')).toHaveAttribute('data-mine', 'true')
    await bob.page.goto(`${bob.page.url()}/${await reply.getAttribute('data-seq')}`)
    await expect(reply).toHaveAttribute('data-flashed')
  },
)

test('who is mentioned and is not in the room can be told, or let in', async ({ alice, bob, carol, room }) => {
  await alice.opens(room)
  // Or only told of it, by a direct message.
  await alice.sends(`Tell @${carol.account.handle} of it`)
  const note = alice.page.getByTestId('outsiders-note')
  await note.getByTestId('outsiders-notify').click()
  await expect(note).toHaveCount(0)
  await carol.sidebar.opens(alice.name)
  await expect(carol.timeline.rows.last()).toContainText('of it')
  await expect(carol.timeline.rows.last()).toContainText(room)
  await expect(carol.sidebar.room(room)).toHaveCount(0)
  await alice.sends(`Does @${carol.account.handle} know of it?`)
  await expect(note).toContainText('Carol Chen')
  await note.getByTestId('outsiders-add').click()
  await expect(note).toHaveCount(0)
  await carol.opens(room)
  await expect(carol.timeline.rows.filter({ hasText: 'know of it?' })).toHaveCount(1)
  await bob.opens(room)
})

testOfOwn('@here calls who is there, and nobody who is not', async ({ alice, bob, room, stack }) => {
  const account = { displayName: 'Nora', handle: unique('nora'), password: unique('correct horse') }
  const nora = createProgram(stack.url)
  const { body } = await nora.signUp(account)
  const program = await asProgram(alice)
  const roomId = new URL(alice.page.url()).pathname.split('/').at(-1)
  await program.ask('room.invite', { roomId, personIds: [(body as { person: { id: string } }).person.id] })
  program.close()
  await bob.opens('general')
  await expect(bob.page.getByTestId('workspace-menu')).toHaveAttribute('data-presence', 'online')
  await alice.composer.input.click()
  await alice.page.keyboard.type('@her')
  await expect(alice.page.getByTestId('completion-choice').first()).toHaveAttribute('data-choice', 'here')
  await alice.page.keyboard.press('Enter')
  await alice.page.keyboard.type('lunch?')
  await alice.page.keyboard.press('Enter')
  await expect(bob.sidebar.room(room)).toHaveAttribute('data-badge', '1')
  await bob.opens(room)
  await expect(bob.timeline.row('@here lunch?')).toHaveAttribute('data-calling', 'true')
  // She comes later, and it was not for her.
  await nora.signIn({ login: account.handle, password: account.password })
  const { ticket, protocol, realtimeUrl, realtimePort } = await nora.ticket()
  const hers = await connectRaw(realtimeUrl ?? `http://${new URL(stack.url).hostname}:${realtimePort}`, {
    auth: { ticket, protocol },
    origin: stack.url,
  })
  const { mentions } = await hers.ask<{ mentions: unknown[] }>('mentions.list')
  hers.close()
  expect(mentions).toEqual([])
})

test('everything can be marked as read at once, and that can be undone', async ({ alice, bob, room }) => {
  await bob.opens('general')
  await alice.opens(room)
  await alice.sends('one')
  await alice.sends('two')
  await bob.sidebar.showsUnread(room, 2)
  await bob.page.keyboard.press('Control+Shift+U')
  await expect(bob.page.locator(`[data-testid="unread-room"][data-room-name="${room}"]`)).toContainText('two')
  await bob.page.getByTestId('unread-filter').click()
  await expect(bob.page.getByTestId('unread-filter')).toHaveAttribute('aria-pressed', 'true')
  await expect(bob.sidebar.room('general')).toHaveCount(0)
  await bob.sidebar.showsUnread(room, 2)
  await bob.page.keyboard.press('Shift+Escape')
  await expect(bob.sidebar.room(room)).toHaveCount(0)
  await bob.page.getByRole('button', { name: 'Undo' }).click()
  await bob.sidebar.showsUnread(room, 2)
  await bob.page.getByTestId('unread-filter').click()
  await expect(bob.sidebar.room('general')).toHaveCount(1)
  await bob.page.locator(`[data-testid="unread-room"][data-room-name="${room}"]`).getByTestId('mark-room-read').click()
  await bob.sidebar.showsUnread(room, 0)
})
