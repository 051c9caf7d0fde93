import { createProgram } from '@parley/testkit'
import { asProgram } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

test('of many direct messages the newest are shown, the others on asking, and how many is the same on every device', async ({
  alice,
  stack,
}) => {
  const others: string[] = []
  for (const displayName of ['Ada', 'Ben', 'Cleo', 'Dov']) {
    const account = { displayName, handle: unique('direct'), password: unique('correct horse') }
    const { body } = await createProgram(stack.url).signUp(account)
    others.push((body as { person: { id: string } }).person.id)
  }
  // Any two or more of them are a group.
  const groups = Array.from({ length: 16 }, (_, bits) => others.filter((_other, index) => bits & (1 << index)))
  const program = await asProgram(alice)
  for (const personIds of groups.filter(({ length }) => length >= 2)) await program.ask('room.direct', { personIds })

  const section = alice.page.locator('[data-section="direct"]')
  const rows = section.getByTestId('room-row')
  const more = section.getByTestId('more-rooms')
  await expect(rows).toHaveCount(11)
  await expect(more).toHaveCount(0)
  const oldest = (await rows.last().getAttribute('data-room-name')) ?? ''

  await section.hover()
  await section.getByTestId('section-menu').click()
  await alice.page.getByTestId('direct-rows-10').click()
  await expect(rows).toHaveCount(10)
  await expect(more).toHaveText('1 more')
  await more.press('Enter')
  await expect(rows).toHaveCount(11)
  await expect(more).toHaveText('Fewer')
  await expect(more).toBeFocused()
  await more.press('Enter')
  await expect(rows).toHaveCount(10)

  const other = await alice.onAnotherDevice()
  const there = other.page.locator('[data-section="direct"]')
  await expect(there.getByTestId('room-row')).toHaveCount(10)
  // What is open is in the list, however old it is; so is what has something new.
  await there.getByTestId('more-rooms').click()
  await other.sidebar.opens(oldest)
  await expect(there.getByTestId('more-rooms')).toHaveCount(0)
  await expect(there.getByTestId('room-row')).toHaveCount(11)
  await other.sends('the newest now')
  await expect(rows.first()).toHaveAttribute('data-room-name', oldest)
  await expect(rows).toHaveCount(10)
  program.close()

  // It may be put among the favourites; the rooms are no place for it, nor its section one for them.
  const takes = (from: string, into: string) =>
    alice.page.evaluate(
      async ([name, sectionId]) => {
        const row = document.querySelector(`[data-testid="room-row"][data-room-name="${name}"]`)
        const told = { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }
        row?.dispatchEvent(new DragEvent('dragstart', told))
        await new Promise(requestAnimationFrame)
        const over = new DragEvent('dragover', told)
        document.querySelector(`[data-section="${sectionId}"]`)?.dispatchEvent(over)
        row?.dispatchEvent(new DragEvent('dragend', told))
        return over.defaultPrevented
      },
      [from, into],
    )
  expect(await takes(oldest, 'favourites')).toBe(true)
  expect(await takes(oldest, 'direct')).toBe(true)
  expect(await takes(oldest, 'rooms')).toBe(false)
  expect(await takes('general', 'rooms')).toBe(true)
  expect(await takes('general', 'direct')).toBe(false)
})

test('own categories are dragged to each other’s places, and stand there on every device', async ({ alice }) => {
  const { page } = alice
  const named = (name: string) => page.locator(`[data-testid="sidebar-section"][data-section-name="${name}"]`)
  for (const name of ['First', '第二']) {
    await page.locator('[data-section="rooms"]').getByTestId('section-menu').click()
    await page.getByTestId('new-category').click()
    await page.getByTestId('category-name').fill(name)
    await page.getByTestId('submit').click()
    await expect(named(name)).toBeVisible()
  }
  const order = (of: Person) =>
    of.page
      .getByTestId('sidebar-section')
      .evaluateAll((sections) =>
        sections.map(({ dataset }) => dataset.sectionName).filter((name) => name !== undefined),
      )
  const drag = (from: string, to: string) =>
    named(from).getByTestId('section-toggle').dragTo(named(to).getByTestId('section-toggle'))
  await drag('First', '第二')
  await expect.poll(() => order(alice)).toEqual(['第二', 'First', 'Rooms', 'Direct messages'])
  await drag('First', '第二')
  await expect.poll(() => order(alice)).toEqual(['First', '第二', 'Rooms', 'Direct messages'])
  // A category has no place among the others.
  await named('First').getByTestId('section-toggle').dragTo(named('Rooms').getByTestId('section-toggle'))
  await drag('第二', 'First')
  await expect.poll(() => order(alice)).toEqual(['第二', 'First', 'Rooms', 'Direct messages'])
  const other = await alice.onAnotherDevice()
  await expect.poll(() => order(other)).toEqual(['第二', 'First', 'Rooms', 'Direct messages'])
  await named('First').getByTestId('section-menu').click()
  await page.getByTestId('rename-category').click()
  await expect(page.getByTestId('category-name')).toHaveValue('First')
  // What cannot be seen is no name, and what turns the text around it is left out.
  for (const typed of ['\u200b', '最\u202e先']) {
    await page.getByTestId('category-name').fill(typed)
    await page.getByTestId('submit').click()
    await expect(page.getByTestId('category-dialog')).toHaveCount(typed === '\u200b' ? 1 : 0)
  }
  await expect.poll(() => order(other)).toEqual(['第二', '最 先', 'Rooms', 'Direct messages'])
})

test('the list stands still while somebody writes, and tells of a draft once they have turned to another room', async ({
  alice,
  room,
}) => {
  const { page } = alice
  const other = unique('other')
  await alice.createsRoom(other)
  await alice.opens(room)
  await alice.sends('a root')
  const row = page.locator(`[data-testid="room-row"][data-room-name="${room}"]`)
  const drafts = page.locator('[data-testid="side-link"][data-path="/drafts"]')
  const before = await row.boundingBox()
  await alice.composer.types('half a thought')
  await alice.timeline.row('a root').focus()
  await page.keyboard.press('t')
  const reply = page.getByTestId('thread-panel').getByTestId('composer-input')
  await reply.fill('and a reply')
  await expect(page.getByTestId('thread-panel').getByTestId('composer-send')).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await expect(drafts).toHaveCount(0)
  expect(await row.boundingBox()).toEqual(before)
  // A thread that is closed shows its draft no more, and a room that is left neither.
  await page.keyboard.press('Control+.')
  await expect(drafts).toHaveAttribute('data-count', '1')
  await alice.sidebar.opens(other)
  await expect(drafts).toHaveAttribute('data-count', '2')
  await alice.sidebar.opens(room)
  await alice.composer.holds('half a thought')
  await expect(drafts).toHaveAttribute('data-count', '1')
})

test('the menu of a room marks it read and unread, lets it call again and leaves it; a direct message is closed until there is news', async ({
  alice,
  bob,
  room,
}) => {
  const { page } = alice
  const choosesOf = async (name: string, ...entries: string[]) => {
    const row = page.locator(`[data-testid="room-row"][data-room-name="${name}"]`)
    const item = page.locator('li').filter({ has: row })
    await item.hover()
    await item.getByTestId('room-menu').click()
    for (const entry of entries) await page.getByTestId(entry).click()
  }
  await bob.sends('one')
  await alice.sees('one')
  await alice.opens('general')
  const row = alice.sidebar.room(room)
  await choosesOf(room, 'room-mark-unread')
  await alice.sidebar.showsUnread(room, 1)
  await choosesOf(room, 'room-mark-read')
  await alice.sidebar.showsUnread(room, 0)
  await choosesOf(room, 'room-mute', 'mute-forever')
  await expect(row).toHaveAttribute('data-muted', 'true')
  await choosesOf(room, 'room-unmute')
  await expect(row).not.toHaveAttribute('data-muted', 'true')

  await alice.composer.input.fill(`/msg @${bob.account.handle} psst`)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('room-title')).toHaveText(bob.name)
  await bob.sidebar.showsUnread(alice.name, 1)
  await choosesOf(bob.name, 'room-close')
  await expect(alice.sidebar.room(bob.name)).toHaveCount(0)
  await expect(page.getByTestId('room-title')).not.toHaveText(bob.name)
  await bob.sidebar.opens(alice.name)
  await bob.sees('psst')
  await bob.sends('yes?')
  await expect(alice.sidebar.room(bob.name)).toHaveAttribute('data-badge', '1')

  await choosesOf(room, 'room-leave')
  await page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  // She made it, and somebody has to have it.
  await page.locator(`[data-testid="hand-to"][data-handle="${bob.account.handle}"]`).click()
  await page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(row).toHaveCount(0)
})
