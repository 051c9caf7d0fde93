import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

/** Signs and grace take some seconds, on a machine that does other things, too. */
const SOON = { timeout: 60_000 }

function presenceOf(watcher: Person, person: Person) {
  return watcher.page
    .locator(`[data-testid="member-row"][data-handle="${person.account.handle}"]`)
    .getByTestId('presence')
}

test('the dot beside a member tells whether they are there', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  await expect(presenceOf(alice, alice)).toHaveAttribute('data-presence', 'online', SOON)
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'online', SOON)
  await expect(presenceOf(alice, bob)).toContainText('Online')
  await bob.page.goto('about:blank')
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'offline', SOON)
  await expect(presenceOf(alice, bob)).toContainText('Offline')
  await bob.arrives()
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'online', SOON)
})

test('a reload does not make anybody blink', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'online', SOON)
  const states = await presenceOf(alice, bob).evaluateHandle((dot) => {
    const seen: (string | null)[] = []
    new MutationObserver(() => seen.push(dot.getAttribute('data-presence'))).observe(dot, { attributes: true })
    return seen
  })
  await bob.page.reload()
  await bob.isOnline()
  // The next thing that is told of Bob: nothing came before it.
  await bob.opens(room)
  await bob.sends('back again')
  await alice.sees('back again')
  expect(await states.jsonValue()).toEqual([])
})

// The clock of a browser is set for good.
testOfOwn('somebody who is not at their page is away, and back with the first key', async ({ alice, bob, room }) => {
  test.slow()
  await alice.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  await bob.page.clock.install()
  await bob.page.reload()
  await bob.page.clock.fastForward(10_000)
  await bob.isOnline()
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'online', SOON)
  await expect(async () => {
    await bob.page.clock.fastForward(301_000)
    await expect(bob.page.getByTestId('workspace-menu')).toHaveAttribute('data-presence', 'away', { timeout: 500 })
  }).toPass()
  await expect(async () => {
    await bob.page.clock.fastForward(3_000)
    await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'away', { timeout: 2_000 })
  }).toPass()
  await bob.page.keyboard.press('Shift')
  await expect(bob.page.getByTestId('workspace-menu')).toHaveAttribute('data-presence', 'online')
  await expect(presenceOf(alice, bob)).toHaveAttribute('data-presence', 'online', SOON)
})

test('the line under the box says who writes, moves nothing, and goes with the message', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  const line = alice.page.getByTestId('typing')
  const height = () => alice.timeline.root.evaluate((element) => element.clientHeight)
  const before = await height()
  await bob.composer.input.pressSequentially('I am looking into it')
  await expect(line).toHaveText('周启明 is typing', SOON)
  expect(await height()).toBe(before)
  await expect(bob.page.getByTestId('typing')).toHaveCount(0)
  await bob.composer.input.press('Enter')
  await alice.sees('I am looking into it')
  await expect(line).toHaveCount(0)
  expect(await height()).toBe(before)
})

test('what is given up, or left alone, is no longer being written', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  const line = alice.page.getByTestId('typing')
  await bob.composer.input.pressSequentially('Hm')
  await expect(line).toBeVisible(SOON)
  await bob.composer.input.fill('')
  await expect(line).toHaveCount(0)
  await expect(async () => {
    await bob.composer.input.fill('')
    await bob.composer.input.pressSequentially('Hm, no')
    await expect(line).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(line).toHaveCount(0, SOON)
})

test('several people who write are named as far as the line has room', async ({ alice, bob, carol, room }) => {
  await carol.joinsRoom(room)
  await alice.opens(room)
  await bob.opens(room)
  const line = alice.page.getByTestId('typing')
  await expect(async () => {
    await bob.composer.input.pressSequentially('a')
    await carol.composer.input.pressSequentially('b')
    await expect(line).toHaveText(/^(周启明 and Carol Chen|Carol Chen and 周启明) are typing$/, { timeout: 1_000 })
  }).toPass()
})

test('with reduced motion the dots of the typing line stand still', async ({ alice, bob, room }) => {
  await alice.page.emulateMedia({ reducedMotion: 'reduce' })
  await alice.opens(room)
  await bob.opens(room)
  await bob.composer.input.pressSequentially('still')
  const dot = alice.page.getByTestId('typing').locator('i').first()
  await expect(dot).toHaveCSS('animation-name', 'none', SOON)
})
