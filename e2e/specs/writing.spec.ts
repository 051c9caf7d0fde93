import { expect, test } from '../stack/staying.ts'

test('a draft is kept for each room, across rooms and a reload', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types('half a thought')
  await alice.opens('general')
  await alice.composer.holds('')
  await alice.opens(room)
  await alice.composer.holds('half a thought')
  await alice.page.reload()
  await alice.isOnline()
  await alice.composer.holds('half a thought')
})

test('I10 what is sent offline waits, is marked, and leaves in order when the network is back', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.losesNetwork()
  await alice.sends('first from the train')
  await alice.sends('second from the train')
  await alice.timeline.shows('first from the train', 'pending')
  await alice.timeline.shows('second from the train', 'pending')
  await bob.seesNot('first from the train')
  await alice.findsNetwork()
  await alice.sees('second from the train')
  await bob.sees('second from the train')
  const texts = await bob.timeline.texts()
  expect(texts.indexOf('first from the train')).toBeLessThan(texts.indexOf('second from the train'))
  await alice.timeline.isInOrder()
})

test('I10 the outbox survives a reload', async ({ bob, newPerson, room }) => {
  const nora = await newPerson('Nora')
  await nora.joinsRoom(room)
  await bob.opens(room)
  // The server is held away from her page, which itself can be loaded again.
  let isAway = true
  await nora.page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (isAway) void socket.close()
    else socket.connectToServer()
  })
  await nora.page.route(/\/socket\.io\//, (route) => route.abort())
  await nora.page.reload()
  await nora.sends('written before the reload')
  await nora.timeline.shows('written before the reload', 'pending')
  await nora.page.reload()
  await nora.timeline.shows('written before the reload', 'pending')
  await bob.seesNot('written before the reload')
  isAway = false
  await nora.page.unroute(/\/socket\.io\//)
  await nora.sees('written before the reload')
  await bob.sees('written before the reload')
  await expect(bob.timeline.row('written before the reload')).toHaveCount(1)
})

test('a message over the limit cannot be sent and is not lost', async ({ alice, room }) => {
  await alice.opens(room)
  const long = '长'.repeat(16_384)
  await alice.composer.types(long)
  await expect(alice.page.getByTestId('character-counter')).toBeVisible()
  await alice.composer.input.press('Enter')
  await alice.composer.holds(long)
  await expect(alice.timeline.rows).toHaveCount(0)
})

test('most keys in the composer compute no styles', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.input.click()
  const { keyboard } = alice.page
  await keyboard.type('a first word ')
  const session = await alice.context.newCDPSession(alice.page)
  await session.send('Performance.enable')
  const computed = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? 0
  }
  const before = await computed()
  await keyboard.type('and then fifty or so letters more, of one line, to count')
  // A draft is kept, and a moment later the server says so.
  expect((await computed()) - before).toBeLessThan(25)
  await session.detach()
})

test('more than the rate allows goes out by and by, none lost and none twice', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await bob.opens(room)
  for (let line = 1; line <= 35; line++) await alice.sends(`burst ${line}`)
  await bob.sees('burst 35')
  await alice.sees('burst 35')
  await bob.timeline.isInOrder()
  const texts = (await bob.timeline.texts()).filter((text) => text.startsWith('burst'))
  // Only the rows near the screen are drawn: what is drawn is the end of all, without a hole.
  const all = Array.from({ length: 35 }, (_, index) => `burst ${index + 1}`)
  expect(texts.length).toBeGreaterThan(10)
  expect(texts).toEqual(all.slice(-texts.length))
})

test('I10 signing out asks before it deletes what was not sent', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.sends('already gone')
  // The code of the menu and of questions is fetched while there is a network.
  await alice.asksToDelete('already gone')
  await alice.page.keyboard.press('Escape')
  await alice.page.getByTestId('workspace-menu').click()
  await expect(alice.page.getByTestId('sign-out')).toBeVisible()
  await alice.page.keyboard.press('Escape')

  await alice.losesNetwork()
  await alice.sends('not gone yet')
  await alice.timeline.shows('not gone yet', 'pending')
  await alice.page.getByTestId('workspace-menu').click()
  await alice.page.getByTestId('sign-out').click()
  const question = alice.page.getByTestId('confirm-dialog')
  await expect(question).toContainText('1 message was not sent yet')
  await question.getByText('Cancel').click()
  await expect(question).toHaveCount(0)
  await alice.timeline.shows('not gone yet', 'pending')
  await alice.findsNetwork()
  await alice.sees('not gone yet')
})

test('a part of the page that was never fetched cannot be opened offline, says so, and opens later; newer pages are offered', async ({
  newPerson,
}) => {
  const nora = await newPerson('Nora')
  await nora.opens('general')
  await nora.losesNetwork()
  // A dispatched click brings no pointer near, which would fetch it ahead.
  await nora.page.getByTestId('create-room').dispatchEvent('click')
  await expect(nora.page.getByText('could not be loaded')).toBeVisible()
  await nora.composer.types('the page still works')
  // Meanwhile the server got newer pages: it is offered to load them, and nothing is forced.
  await nora.page.route('**/api/ticket', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'x-parley-build': 'the next one' } })
  })
  const banner = nora.page.getByTestId('connection-banner')
  // A short loss of the network leaves the connection as it is.
  await expect(banner).toHaveAttribute('data-state', 'reconnecting', { timeout: 30_000 })
  await nora.findsNetwork()
  await expect(banner).toHaveAttribute('data-state', 'update', { timeout: 30_000 })
  await nora.composer.holds('the page still works')
  await banner.getByTestId('reload-later').click()
  await expect(banner).toHaveCount(0)
  await nora.page.getByTestId('create-room').click()
  await expect(nora.page.getByTestId('create-room-dialog')).toBeVisible()
  // A page knows which build it is of: it notices newer ones though its first connection is to their server.
  await nora.page.reload()
  await expect(banner).toHaveAttribute('data-state', 'update', { timeout: 30_000 })
})
