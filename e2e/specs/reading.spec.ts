import { fillWithLines } from '../people/crowd.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

/** Of the room that somebody has open. */
const roomIdOf = (who: Person) => new URL(who.page.url()).pathname.split('/').at(-1) ?? ''

test('an unread room is counted, and opening it shows where the new messages begin', async ({ alice, bob, room }) => {
  await bob.opens(room)
  await alice.opens(room)
  await alice.sends('before you left')
  await bob.sees('before you left')
  await bob.opens('general')

  await alice.sends('new one')
  await alice.sends('new two')
  await bob.sidebar.showsUnread(room, 2)

  await bob.opens(room)
  await bob.sees('new two')
  await expect(bob.page.getByTestId('new-divider')).toHaveCount(1)
  await bob.sidebar.showsUnread(room, 0)
  // It stays where it was until the person leaves or answers.
  await alice.sends('new three')
  await bob.sees('new three')
  await expect(bob.page.getByTestId('new-divider')).toHaveCount(1)
  await bob.sends('I read it all')
  await expect(bob.page.getByTestId('new-divider')).toHaveCount(0)
})

test('I8 reading on one device clears the count on the other', async ({ alice, bob, room }) => {
  await bob.opens('general')
  const phone = await bob.opensAnotherWindow()
  await phone.opens('general')
  await alice.opens(room)
  await alice.sends('read me somewhere')
  await phone.sidebar.showsUnread(room, 1)
  await bob.opens(room)
  await bob.sees('read me somewhere')
  await phone.sidebar.showsUnread(room, 0)
})

testOfOwn(
  'how one reads is for oneself to say, once for all devices: what counts as read, what calls, how wide lines are',
  async ({ alice, bob, room }) => {
    const phone = await bob.opensAnotherWindow()
    await bob.arrives('/settings')
    // What is chosen shows once it is kept, a moment after the click.
    const choose = async (setting: string, name: string) => {
      const radio = bob.page.getByTestId(`setting-${setting}`).getByRole('radio', { name })
      await radio.click()
      await expect(radio).toBeChecked()
    }
    await choose('read-when', 'In direct messages')
    await choose('text-width', 'Full')
    await choose('open-at', 'The newest message')
    await bob.page.getByTestId('keywords').fill('Harbour, 港口')
    await bob.page.getByTestId('save-keywords').click()
    await phone.opens('general')
    await alice.opens(room)
    await alice.sends('meet me at the harbour')
    await expect(phone.sidebar.room(room)).toHaveAttribute('data-badge', '1')
    await phone.opens(room)
    await expect(phone.timeline.row('meet me at the harbour').getByTestId('keyword')).toBeAttached()
    await phone.page.keyboard.press('Escape')
    await phone.sidebar.showsUnread(room, 0)
    await expect(phone.page.locator('[data-text-width]')).toHaveAttribute('data-text-width', 'full')
    await alice.sends('new until you say so')
    await phone.sees('new until you say so')
    await expect(phone.page.getByTestId('new-divider')).toHaveCount(1)
    await phone.sidebar.showsUnread(room, 1)
    await alice.sends('and one more')
    await phone.sees('and one more')
    await phone.sidebar.showsUnread(room, 2)
    await expect(phone.page.getByTestId('new-divider')).toHaveCount(1)
    await phone.page.keyboard.press('Escape')
    await phone.sidebar.showsUnread(room, 0)

    await alice.sends('an answer reads it, too')
    await phone.sidebar.showsUnread(room, 1)
    await phone.sends('so it does')
    await phone.sidebar.showsUnread(room, 0)
    await expect(phone.page.getByTestId('new-divider')).toHaveCount(0)
  },
)

test('older messages load upward without moving the line that is read', async ({ alice, room, stack }) => {
  await alice.opens(room)
  await fillWithLines(stack.url, roomIdOf(alice), 90)
  await alice.sees('line 90')
  await alice.page.reload()
  await alice.isOnline()
  await alice.sees('line 90')

  await alice.timeline.root.hover()
  await expect(async () => {
    await alice.page.mouse.wheel(0, -600)
    await expect(alice.timeline.row('line 1')).toBeVisible({ timeout: 250 })
  }).toPass({ intervals: [50] })
  await alice.timeline.isInOrder()
  await alice.page.getByTestId('jump-to-newest').click()
  await expect(alice.timeline.row('line 90')).toBeVisible()
})

test('a message that arrives while reading above does not scroll, and a pill leads down', async ({
  alice,
  bob,
  room,
  stack,
}) => {
  await bob.opens('general')
  await alice.opens(room)
  await fillWithLines(stack.url, roomIdOf(alice), 40)
  await bob.opens(room)
  await bob.sees('line 40')
  // It opens where what is new to him begins.
  await expect(bob.page.getByTestId('new-divider')).toBeInViewport()
  await bob.page.getByTestId('jump-to-newest').click()
  await expect(bob.timeline.row('line 40')).toBeInViewport()
  await expect(bob.page.getByTestId('jump-to-newest')).toHaveCount(0)
  await bob.timeline.root.hover()
  await bob.page.mouse.wheel(0, -700)
  await expect(bob.page.getByTestId('jump-to-newest')).toBeVisible()
  const anchor = bob.timeline.row('line 15')
  await expect(anchor).toBeVisible()
  // Where the wheel left it.
  let before = await anchor.boundingBox()
  await expect(async () => {
    const was = before
    before = await anchor.boundingBox()
    expect(before).toEqual(was)
  }).toPass({ intervals: [100] })
  await alice.sends('a late arrival')
  await expect(bob.page.getByTestId('jump-to-newest')).toContainText('1')
  const after = await anchor.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(1)
  await bob.page.getByTestId('jump-to-newest').click()
  await bob.sees('a late arrival')
})

test('a link to a message of long ago shows it among its neighbours, and from there one comes back to the newest', async ({
  alice,
  room,
  stack,
}) => {
  await alice.opens(room)
  const id = roomIdOf(alice)
  const seqs = await fillWithLines(stack.url, id, 450)
  await alice.sees('line 450')
  // A device that kept its rows in the middle of it would go on from there, and reach up to what is linked.
  const reader = await alice.onAnotherDevice()
  await reader.page.goto(`${stack.url}/rooms/${id}/${seqs[9]}`)
  await expect(reader.timeline.row('line 10')).toBeInViewport()
  await expect(reader.timeline.root).toHaveAttribute('data-past', 'true')
  await reader.timeline.isInOrder()

  // What is said meanwhile is not in sight, and takes nobody away; an own message leads back.
  await reader.page.getByTestId('jump-to-newest').click()
  await expect(reader.timeline.row('line 450')).toBeInViewport()
  await expect(reader.timeline.root).not.toHaveAttribute('data-past')

  await reader.page.goto(`${stack.url}/rooms/${id}/${seqs[19]}`)
  await expect(reader.timeline.row('line 20')).toBeInViewport()
  await reader.timeline.root.hover()
  await expect(async () => {
    await reader.page.mouse.wheel(0, 3_000)
    await expect(reader.timeline.row('line 450')).toBeVisible({ timeout: 250 })
  }).toPass({ intervals: [50] })
  await expect(reader.timeline.root).not.toHaveAttribute('data-past')
  await reader.timeline.isInOrder()

  await reader.page.goto(`${stack.url}/rooms/${id}/${seqs[4]}`)
  await expect(reader.timeline.row('line 5')).toBeInViewport()
  // The line of a day leads to any day: to the first message since.
  await reader.page.getByTestId('jump-to-date').first().click()
  const dialog = reader.page.getByTestId('date-dialog')
  await dialog.getByTestId('date').fill('2099-01-01')
  await dialog.getByTestId('submit').click()
  await expect(dialog.getByText('Nothing was written here')).toBeVisible()
  await dialog.getByTestId('date').fill('2020-02-29')
  await dialog.getByTestId('submit').click()
  await expect(dialog).toHaveCount(0)
  await expect(reader.timeline.row('line 1')).toBeInViewport()

  await reader.sends('back to today')
  await expect(reader.timeline.row('back to today')).toBeInViewport()
  await expect(reader.timeline.row('line 450')).toBeVisible()
})
