import { ThreadPanel } from '../people/thread.ts'
import { expect, test } from '../stack/test.ts'

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
  await bob.page.keyboard.press('Control+.')
  await expect(his.root.locator('textarea')).toHaveValue('half a reply')
})

test('the threads page shows what is unread first, until it is read or left', async ({ alice, bob, room }) => {
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

test('a mention counts in the badge, the title and the icon of every device, and is found again', async ({
  alice,
  bob,
  room,
}) => {
  await bob.opens('general')
  const other = await bob.onAnotherDevice()
  await other.opens('general')
  await alice.opens(room)
  await alice.sends('only activity')
  for (const device of [bob, other]) {
    await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '0')
    await device.sidebar.showsUnread(room, 1)
    await expect(device.page).not.toHaveTitle(/^\(/)
  }
  await alice.sends(`@${bob.account.handle} look at this`)
  for (const device of [bob, other]) {
    await expect(device.sidebar.room(room)).toHaveAttribute('data-badge', '1')
    await expect(device.page).toHaveTitle(/^\(1\)/)
    await expect(device.page.locator('link[rel~="icon"]').first()).toHaveAttribute('href', /mention/)
  }
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
  await bob.page.goto(`${new URL(bob.page.url()).pathname}/${await reply.getAttribute('data-seq')}`)
  await expect(reply).toHaveAttribute('data-flashed')
})

test('who is mentioned and is not in the room can be let in', async ({ alice, bob, newPerson, room }) => {
  const carol = await newPerson('Carol Chen')
  await alice.opens(room)
  await alice.sends(`Does @${carol.account.handle} know of it?`)
  const note = alice.page.getByTestId('outsiders-note')
  await expect(note).toContainText('Carol Chen')
  await note.getByTestId('outsiders-add').click()
  await expect(note).toHaveCount(0)
  await carol.opens(room)
  await expect(carol.timeline.rows.filter({ hasText: 'know of it?' })).toHaveCount(1)
  await bob.opens(room)
})

test('everything can be marked as read at once, and that can be undone', async ({ alice, bob, room }) => {
  await bob.opens('general')
  await alice.opens(room)
  await alice.sends('one')
  await alice.sends('two')
  await bob.sidebar.showsUnread(room, 2)
  await bob.page.keyboard.press('Control+Shift+U')
  await expect(bob.page.locator(`[data-testid="unread-room"][data-room-name="${room}"]`)).toContainText('two')
  await bob.page.keyboard.press('Shift+Escape')
  await bob.sidebar.showsUnread(room, 0)
  await bob.page.getByRole('button', { name: 'Undo' }).click()
  await bob.sidebar.showsUnread(room, 2)
  await bob.page.locator(`[data-testid="unread-room"][data-room-name="${room}"]`).getByTestId('mark-room-read').click()
  await bob.sidebar.showsUnread(room, 0)
})
