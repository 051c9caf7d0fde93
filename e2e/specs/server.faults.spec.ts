import { signIn } from '../people/accounts.ts'
import { makeRoom } from '../people/as-program.ts'
import { unique } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import { expect, test } from '../stack/test.ts'

/** Takes them to a room in which nobody wrote yet. */
async function meet(first: Person, ...others: Person[]): Promise<void> {
  const room = unique('room')
  await makeRoom(room, first, ...others)
  for (const person of [first, ...others]) await person.opens(room)
}

test('I4 I10 the realtime server is killed while people write, and nothing is missing afterwards', async ({
  brokenStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(brokenStack, 'Alice')
  const bob = await newPersonIn(brokenStack, 'Bob')
  await meet(alice, bob)
  const sent: string[] = []
  const send = async (text: string) => {
    await alice.sends(text)
    sent.push(text)
  }
  for (let line = 1; line <= 5; line++) await send(`before ${line}`)
  await brokenStack.realtime.kill('SIGKILL')
  for (let line = 1; line <= 5; line++) await send(`while it is down ${line}`)
  await alice.timeline.shows('while it is down 5', 'pending')
  await brokenStack.realtime.start()
  await alice.isOnline()
  for (let line = 1; line <= 5; line++) await send(`after ${line}`)

  for (const person of [alice, bob]) {
    await person.isOnline()
    await person.sees('after 5')
    const shown = (await person.timeline.texts()).filter((text) => sent.includes(text))
    expect(shown, `${person.name}'s screen`).toEqual(sent)
    await person.timeline.isInOrder()
  }
})

test('I10 what waits in a window is never sent as somebody else who signed in there meanwhile', async ({
  brokenStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(brokenStack, 'Alice')
  const bob = await newPersonIn(brokenStack, 'Bob')
  await meet(alice, bob)
  await brokenStack.realtime.kill('SIGKILL')
  await alice.sends('written by Alice')
  await alice.timeline.shows('written by Alice', 'pending')
  // Her window hears nothing of it, as one that sleeps. At once: a window that asks while nobody is signed in goes to sign in.
  await alice.context.addCookies(await bob.context.cookies())
  await brokenStack.realtime.start()
  await expect(alice.page.getByTestId('workspace-menu')).toContainText('Bob', { timeout: 40_000 })
  await alice.isOnline()
  await bob.isOnline()
  await alice.sends('written by Bob')
  await bob.sees('written by Bob')
  await bob.seesNot('written by Alice')
})

test('I10 what could not be sent before the session ended is a draft after signing in again', async ({
  brokenStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(brokenStack, 'Alice')
  await meet(alice)
  const room = alice.page.url()
  await brokenStack.realtime.kill('SIGKILL')
  for (const text of ['one', 'two']) await alice.sends(text)
  await alice.timeline.shows('two', 'pending')
  await alice.context.clearCookies()
  await brokenStack.realtime.start()
  await alice.page.waitForURL('**/sign-in?**', { timeout: 40_000 })
  await signIn(alice.context, brokenStack.url, alice.account)
  await alice.page.goto(room)
  await alice.isOnline()
  await alice.composer.holds('one\ntwo')
  await expect(alice.timeline.rows).toHaveCount(0)
})

test('I5 a frozen server is noticed by the page itself, and the banner says so and goes away', async ({
  brokenStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(brokenStack, 'Alice')
  await meet(alice)
  brokenStack.realtime.freeze()
  await alice.sends('said to a frozen server')
  await alice.timeline.shows('said to a frozen server', 'pending')
  await expect(alice.page.getByTestId('connection-banner')).toHaveAttribute('data-state', 'reconnecting', {
    timeout: 40_000,
  })
  await alice.isOffline()
  brokenStack.realtime.thaw()
  await alice.page
    .getByTestId('retry-now')
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  await alice.isOnline()
  await alice.sees('said to a frozen server')
  await expect(alice.timeline.row('said to a frozen server')).toHaveCount(1)
})

test('a server that is restarted politely is not noticed', async ({ brokenStack, newPersonIn }) => {
  const alice = await newPersonIn(brokenStack, 'Alice')
  const bob = await newPersonIn(brokenStack, 'Bob')
  await meet(alice, bob)
  await alice.sends('one')
  await bob.sees('one')
  expect(await brokenStack.realtime.stop()).toBe(0)
  await alice.sends('two')
  await brokenStack.realtime.start()
  await bob.sees('two')
  await expect(bob.page.getByTestId('message').filter({ hasText: 'Not sent' })).toHaveCount(0)
})
