import { createProgram } from '@parley/testkit'
import { asProgram } from '../people/as-program.ts'
import { chooses, pressesOn, reaction } from '../people/message.ts'
import { unique } from '../people/names.ts'
import { paint } from '../people/paint.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('reactions: with one click, from the picker, with names, taken back, and offline', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('Shall we meet at nine?')
  await bob.sees('Shall we meet at nine?')
  await bob.timeline.row('Shall we meet at nine?').hover()
  await bob.timeline.row('Shall we meet at nine?').getByTestId('quick-reaction').first().click()
  await expect(reaction(alice, 'Shall we meet at nine?', '👍')).toHaveText('👍1')
  await expect(reaction(alice, 'Shall we meet at nine?', '👍')).toHaveAccessibleName(`${bob.name} reacted with 👍`)
  await reaction(alice, 'Shall we meet at nine?', '👍').click()
  await expect(reaction(bob, 'Shall we meet at nine?', '👍')).toHaveText('👍2')
  await expect(reaction(alice, 'Shall we meet at nine?', '👍')).toHaveAttribute('aria-pressed', 'true')
  await bob.losesNetwork()
  await reaction(bob, 'Shall we meet at nine?', '👍').click()
  await expect(reaction(bob, 'Shall we meet at nine?', '👍')).toHaveText('👍1')
  await expect(reaction(alice, 'Shall we meet at nine?', '👍')).toHaveText('👍2')
  await bob.findsNetwork()
  await expect(reaction(alice, 'Shall we meet at nine?', '👍')).toHaveText('👍1', { timeout: 30_000 })
  await alice.composer.input.press('Control+Shift+\\')
  await alice.page.getByTestId('emoji-search').fill('party popper')
  await expect(alice.page.locator('[data-testid="emoji"][data-emoji="🎉"]')).toHaveAttribute('aria-selected', 'true')
  await alice.page.keyboard.press('Enter')
  await expect(reaction(bob, 'Shall we meet at nine?', '🎉')).toHaveText('🎉1')
})

test('the bar of a row goes with the pointer, also where what that was on went away under it', async ({
  alice,
  room,
}) => {
  await alice.opens(room)
  await alice.sends('hover over me')
  const row = alice.timeline.row('hover over me')
  await row.hover()
  await row.getByTestId('quick-reaction').first().click()
  await row.getByTestId('reaction').click()
  await expect(row.getByTestId('reaction')).toHaveCount(0)
  await expect(row.getByTestId('message-menu')).toBeVisible()
  await alice.page.getByTestId('room-title').hover()
  await expect(row.getByTestId('message-menu')).toHaveCount(0)
  // With a key, the focus keeps it until it goes on.
  await row.focus()
  await expect(row.getByTestId('message-menu')).toBeVisible()
  await alice.composer.input.focus()
  await expect(row.getByTestId('message-menu')).toHaveCount(0)
})

test('a reply quotes what it answers, follows its edit and deletion, and leads back to it', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('The **first** word')
  await bob.sees('The first word')
  await pressesOn(bob, 'The first word', 'r')
  await expect(bob.page.getByTestId('composer-reply')).toContainText('The first word')
  await bob.composer.input.press('Escape')
  await expect(bob.page.getByTestId('composer-reply')).toHaveCount(0)
  await bob.composer.input.press('Shift+ArrowUp')
  await bob.composer.sends('To which I say')
  const quote = alice.timeline.row('To which I say').getByTestId('quote')
  await expect(quote).toContainText('The first word')
  await expect(bob.page.getByTestId('composer-reply')).toHaveCount(0)
  await alice.edits('The first word', 'The last word')
  await expect(quote).toContainText('The last word')
  await expect(alice.timeline.row('To which I say')).toHaveAccessibleName(/^周启明, \d\d:\d\d, reply, To which I say$/)
  await expect(bob.timeline.row('The last word')).toHaveAccessibleName(/, The last word, edited$/)
  await quote.click()
  await expect(alice.timeline.row('The last word')).toBeFocused()
  // What it said before.
  await bob.timeline.row('The last word').getByTestId('edited').click()
  await expect(bob.page.getByTestId('edits-dialog').getByTestId('edit-version')).toHaveText([
    /The last word/,
    /The first word/,
  ])
  await bob.page.keyboard.press('Escape')
  await expect(bob.page.getByTestId('edits-dialog')).toHaveCount(0)
  // Who answers meanwhile sees that it goes, and may answer all the same.
  await pressesOn(bob, 'The last word', 'r')
  await expect(bob.page.getByTestId('composer-reply')).toContainText('The last word')
  await alice.deletes('The last word')
  await expect(bob.page.getByTestId('composer-reply')).toContainText('Message deleted')
  await bob.composer.sends('It is gone, then')
  await expect(alice.timeline.row('It is gone, then').getByTestId('quote')).toContainText('Message deleted')
  await bob.deletes('It is gone, then')
  await expect(alice.timeline.root.getByTestId('tombstone')).toHaveCount(1)
  await expect(bob.timeline.root.getByTestId('tombstone')).toHaveCount(1)
  await expect(bob.timeline.row('To which I say').getByTestId('quote')).toContainText('Message deleted')
  await bob.page.reload()
  await bob.isOnline()
  await expect(bob.timeline.row('To which I say').getByTestId('quote')).toContainText('Message deleted')
  await bob.deletes('To which I say')
  await expect(alice.timeline.root.getByTestId('tombstone')).toHaveCount(0)
})

test('pins are listed, counted and lead to their message; the one who made the room deletes what others wrote', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await bob.sends('House rules: be kind')
  await alice.sees('House rules: be kind')
  await chooses(alice, 'House rules: be kind', 'message-pin')
  await expect(bob.timeline.row('House rules: be kind').getByTestId('pinned-mark')).toHaveText(
    `Pinned by ${alice.name}`,
  )
  // A screen reader hears who, when, what, and then what became of it; the menu sets when it comes back to mind.
  await chooses(bob, 'House rules: be kind', 'message-remind')
  await bob.page.getByTestId('remind-in60').click()
  await expect(bob.page.getByText(/^Reminder .+\d\d:\d\d$/)).toBeVisible()
  await expect(bob.timeline.row('House rules: be kind')).toHaveAccessibleName(
    /^周启明, \d\d:\d\d, House rules: be kind, pinned, saved$/,
  )
  await expect(bob.page.getByTestId('toggle-pins')).toHaveText('1')
  await bob.page.getByTestId('toggle-pins').click()
  const panel = bob.page.getByTestId('pins-panel')
  await expect(panel.getByTestId('pinned-row')).toContainText('House rules: be kind')
  await panel.getByTestId('open-pinned').click()
  await expect(bob.timeline.row('House rules: be kind')).toBeFocused()
  await bob.page.keyboard.press('p')
  await expect(alice.page.getByTestId('toggle-pins')).toHaveCount(0)
  await expect(panel.getByTestId('pinned-row')).toHaveCount(0)
  await pressesOn(alice, 'House rules: be kind', 'Delete')
  await alice.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await bob.seesNot('House rules: be kind')
})

test('a link to a message leads there for who is in the room, through joining for who is not, and says what is gone', async ({
  alice,
  bob,
  carol,
  room,
}) => {
  await alice.opens(room)
  await alice.sends('A place to come back to')
  await alice.sees('A place to come back to')
  await alice.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await chooses(alice, 'A place to come back to', 'message-link')
  const link = await alice.page.evaluate(() => navigator.clipboard.readText())
  // What is said of it lies beside all that is said and written here.
  const [said, region] = await alice.page
    .getByTestId('toast')
    .first()
    .evaluate((shown) => [shown, document.querySelector('#messages')].map((part) => part?.getBoundingClientRect()))
  expect(said?.right).toBeLessThanOrEqual(region?.left ?? 0)
  for (let count = 1; count <= 12; count += 1) await alice.sends(`and then ${count}\n.\n.\n.`)
  await bob.page.goto(link)
  await bob.isOnline()
  await expect(bob.timeline.row('A place to come back to')).toBeFocused()
  await expect(bob.page).not.toHaveURL(link)
  await carol.page.goto(link)
  await carol.page.getByTestId('join-room').click()
  await expect(carol.timeline.row('A place to come back to')).toBeFocused()
  // In a message it is followed without leaving the page.
  await bob.sends(`look: ${link}`)
  await alice.timeline.root.getByRole('link', { name: link }).click()
  await expect(alice.timeline.row('A place to come back to')).toBeFocused()
  await alice.deletes('A place to come back to')
  await bob.page.goto(link)
  await expect(bob.page.getByText('This message was deleted.')).toBeVisible()
})

test('a message is forwarded with a note, and only who can see its room is led back', async ({ alice, bob, room }) => {
  await alice.createsRoom(`src-${room}`.slice(0, 40))
  await alice.sends('News from the other room')
  await alice.sees('News from the other room')
  await chooses(alice, 'News from the other room', 'message-forward')
  const dialog = alice.page.getByTestId('forward-dialog')
  await dialog.getByTestId('forward-search').fill(room)
  await dialog.locator(`[data-testid="forward-target"][data-name="${room}"]`).click()
  await dialog.getByTestId('forward-note').fill('Have you heard?')
  await dialog.getByTestId('forward-submit').click()
  await expect(dialog).toHaveCount(0)
  await bob.opens(room)
  await bob.sees('Have you heard?')
  await bob.sees('News from the other room')
  const forwarded = bob.timeline.row('News from the other room').getByTestId('forwarded')
  await expect(forwarded).toContainText(alice.name)
  await expect(forwarded).not.toHaveRole('button')
  await alice.opens(room)
  await alice.timeline.row('News from the other room').getByTestId('forwarded').click()
  await expect(alice.page.getByTestId('room-title')).toHaveText(`src-${room}`.slice(0, 40))
  await expect(alice.timeline.row('News from the other room')).toBeFocused()
})

test('pictures go along with a message that is forwarded, and stay there when it is deleted where it was', async ({
  alice,
  bob,
  room,
}) => {
  await alice.createsRoom(`pic-${room}`.slice(0, 40))
  await alice.page.getByTestId('attach-input').setInputFiles(await paint(alice.page, 'plan.png', 500, 400, '#2f6f4f'))
  await expect(alice.page.locator('[data-testid=attachment][data-state=done]')).toHaveCount(1)
  await alice.page.getByTestId('composer-send').click()
  const original = alice.timeline.rows.filter({ has: alice.page.getByTestId('picture') })
  await expect(original).toHaveAttribute('data-state', 'sent')
  await original.hover()
  await original.getByTestId('message-more').click()
  await alice.page.getByTestId('message-more-menu').getByTestId('message-forward').click()
  const dialog = alice.page.getByTestId('forward-dialog')
  await dialog.getByTestId('forward-search').fill(room)
  await dialog.locator(`[data-testid="forward-target"][data-name="${room}"]`).click()
  await dialog.getByTestId('forward-submit').click()
  await expect(dialog).toHaveCount(0)
  await bob.opens(room)
  const passed = bob.timeline.rows.filter({ has: bob.page.getByTestId('picture') })
  await expect(passed.getByTestId('forwarded')).toContainText(alice.name)
  const isDrawn = () =>
    passed
      .locator('img')
      .last()
      .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)
  await expect.poll(isDrawn).toBe(true)
  await original.hover()
  await original.getByTestId('message-delete').click()
  await alice.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(original).toHaveCount(0)
  await bob.page.reload()
  await bob.isOnline()
  await expect.poll(isDrawn).toBe(true)
})

test('marked unread stays unread on the screen, in the sidebar and on the other device, until one goes on', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  for (const text of ['one', 'two', 'three']) await alice.sends(text)
  await bob.sees('three')
  const device = await bob.onAnotherDevice()
  await bob.timeline.row('two').click({ modifiers: ['Alt'] })
  await expect(bob.sidebar.room(room)).toHaveAttribute('data-unread', '2')
  await expect(device.sidebar.room(room)).toHaveAttribute('data-unread', '2')
  await bob.sends('I am back')
  await expect(bob.sidebar.room(room)).not.toHaveAttribute('data-unread', '2')
  await expect(device.sidebar.room(room)).not.toHaveAttribute('data-unread', '2')
})

// Who reads keeps it to themselves from then on.
testOfOwn(
  'seen by: shown under the last message that was read, with names, and not for who keeps it to themselves',
  async ({ alice, bob, room, stack }) => {
    await alice.opens(room)
    const account = { displayName: 'Nora, who is away', handle: unique('nora'), password: unique('correct horse') }
    const { body } = await createProgram(stack.url).signUp(account)
    const program = await asProgram(alice)
    const roomId = new URL(alice.page.url()).pathname.split('/').at(-1)
    await program.ask('room.invite', { roomId, personIds: [(body as { person: { id: string } }).person.id] })
    program.close()
    await alice.sends('Read this please')
    await bob.opens(room)
    await bob.sees('Read this please')
    const seen = alice.timeline.row('Read this please').getByTestId('seen-by')
    await expect(seen).toHaveAttribute('data-count', '1', { timeout: 20_000 })
    await seen.click()
    const dialog = alice.page.getByTestId('readers-dialog')
    await expect(dialog.getByTestId('readers-seen').getByRole('listitem')).toHaveText(/周启明.*\d\d:\d\d/)
    await expect(dialog.getByTestId('readers-unseen')).toContainText('Nora, who is away')
    await dialog.getByTestId('receipts-switch').click()
    await expect(dialog.getByTestId('readers-seen')).not.toContainText(bob.name)
    await alice.page.keyboard.press('Escape')
    await expect(alice.timeline.root.getByTestId('seen-by')).toHaveCount(0)
  },
)
