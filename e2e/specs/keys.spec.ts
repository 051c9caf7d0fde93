import { makeRoom } from '../people/as-program.ts'
import { fillWithLines } from '../people/crowd.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/test.ts'

test('the keys walk through the rooms, to those that are unread, and through what one sent', async ({ alice, bob }) => {
  const [first, second, third] = ['a-first', 'b-second', 'c-third'].map(unique) as [string, string, string]
  for (const name of [first, second, third]) await makeRoom(name, alice, bob)
  const { keyboard } = alice.page
  const title = alice.page.getByTestId('room-title')
  await alice.opens(first)
  await keyboard.press('Alt+ArrowDown')
  await expect(title).toHaveText(second)
  await keyboard.press('Alt+ArrowUp')
  await expect(title).toHaveText(first)
  await bob.opens(third)
  await bob.sends('anybody here?')
  await alice.sidebar.showsUnread(third, 1)
  await keyboard.press('Alt+Shift+ArrowDown')
  await expect(title).toHaveText(third)
  await alice.sees('anybody here?')

  // What was sent before is had again, the newest first, where nothing was begun that it would replace.
  await alice.sends('yes')
  await alice.sends('what is it?')
  await bob.sees('what is it?')
  await alice.composer.types('half')
  await keyboard.press('Control+ArrowUp')
  await alice.composer.holds('half')
  await alice.composer.types('')
  await keyboard.press('Control+ArrowUp')
  await alice.composer.holds('what is it?')
  await keyboard.press('Control+ArrowUp')
  await alice.composer.holds('yes')
  await keyboard.press('Control+ArrowDown')
  await alice.composer.holds('what is it?')
  await keyboard.press('Control+ArrowDown')
  await alice.composer.holds('')
})

test('what is unread above the screen is told with its number: the pill leads there, Shift+PageUp too, and Escape is done with it', async ({
  alice,
  bob,
  stack,
}) => {
  const name = unique('busy')
  const roomId = await makeRoom(name, alice, bob)
  await bob.arrives('/settings')
  const newest = bob.page.getByTestId('setting-open-at').getByRole('radio', { name: 'The newest message' })
  await newest.click()
  await expect(newest).toBeChecked()
  await bob.arrives()
  await bob.opens('general')
  await fillWithLines(stack.url, roomId, 60)
  await bob.sidebar.showsUnread(name, 60)
  await bob.opens(name)
  await expect(bob.timeline.row('line 60')).toBeInViewport()
  const pill = bob.page.getByTestId('jump-to-unread')
  await expect(pill).toBeVisible()
  await bob.page.keyboard.press('Shift+PageUp')
  await expect(bob.page.getByTestId('new-divider')).toBeInViewport()
  await expect(bob.timeline.row('line 1')).toBeInViewport()
  await bob.page.keyboard.press('Escape')
  await expect(bob.timeline.row('line 60')).toBeInViewport()
  await bob.sidebar.showsUnread(name, 0)
  await expect(pill).toHaveCount(0)
})

test('the sidebar is as wide as somebody made it, by keys or by hand, also when the page comes again', async ({
  alice,
}) => {
  await alice.opens('general')
  const { page } = alice
  const edge = page.getByRole('separator', { name: 'Width of the sidebar' })
  const isWide = (width: number) => expect(edge).toHaveAttribute('aria-valuenow', String(width))
  await isWide(260)
  await edge.focus()
  for (const width of [270, 280]) {
    await page.keyboard.press('ArrowRight')
    await isWide(width)
  }
  await page.reload()
  await alice.isOnline()
  await isWide(280)
  expect(await alice.sidebar.root.evaluate((sidebar) => sidebar.getBoundingClientRect().width)).toBe(280)

  // The code of this has come now: a hand that was quicker than it would move nothing.
  await edge.press('ArrowLeft')
  await isWide(270)
  const { x, y } = (await edge.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(x + 3, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + 33, y + 200)
  await page.mouse.move(900, y + 200, { steps: 4 })
  await page.mouse.up()
  await isWide(360)
  await edge.dblclick()
  await isWide(260)
})
