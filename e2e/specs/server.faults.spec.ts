import { signIn } from '../people/accounts.ts'
import { expect, test } from '../stack/test.ts'

test('I4 I10 the realtime server is killed while people write, and nothing is missing afterwards', async ({
  ownStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(ownStack, 'Alice')
  const bob = await newPersonIn(ownStack, 'Bob')
  await alice.opens('general')
  await bob.opens('general')
  const sent: string[] = []
  const send = async (text: string) => {
    await alice.sends(text)
    sent.push(text)
  }
  for (let line = 1; line <= 5; line++) await send(`before ${line}`)
  await ownStack.realtime.kill('SIGKILL')
  for (let line = 1; line <= 5; line++) await send(`while it is down ${line}`)
  await alice.timeline.shows('while it is down 5', 'pending')
  await ownStack.realtime.start()
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
  ownStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(ownStack, 'Alice')
  const bob = await newPersonIn(ownStack, 'Bob')
  await alice.opens('general')
  await bob.opens('general')
  await ownStack.realtime.kill('SIGKILL')
  await alice.sends('written by Alice')
  await alice.timeline.shows('written by Alice', 'pending')
  // Her window hears nothing of it, as one that sleeps. At once: a window that asks while nobody is signed in goes to sign in.
  await alice.context.addCookies(await bob.context.cookies())
  await ownStack.realtime.start()
  await expect(alice.page.getByTestId('workspace-menu')).toContainText('Bob', { timeout: 40_000 })
  await alice.isOnline()
  await bob.isOnline()
  await alice.sends('written by Bob')
  await bob.sees('written by Bob')
  await bob.seesNot('written by Alice')
})

test('I10 what could not be sent before the session ended is a draft after signing in again', async ({
  ownStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(ownStack, 'Alice')
  await alice.opens('general')
  const room = alice.page.url()
  await ownStack.realtime.kill('SIGKILL')
  for (const text of ['one', 'two']) await alice.sends(text)
  await alice.timeline.shows('two', 'pending')
  await alice.context.clearCookies()
  await ownStack.realtime.start()
  await alice.page.waitForURL('**/sign-in?**', { timeout: 40_000 })
  await signIn(alice.context, ownStack.url, alice.account)
  await alice.page.goto(room)
  await alice.isOnline()
  await alice.composer.holds('one\ntwo')
  await expect(alice.timeline.rows).toHaveCount(0)
})

test('I5 a frozen server is noticed by the page itself, and the banner says so and goes away', async ({
  ownStack,
  newPersonIn,
}) => {
  const alice = await newPersonIn(ownStack, 'Alice')
  await alice.opens('general')
  ownStack.realtime.freeze()
  await alice.sends('said to a frozen server')
  await alice.timeline.shows('said to a frozen server', 'pending')
  await expect(alice.page.getByTestId('connection-banner')).toHaveAttribute('data-state', 'reconnecting', {
    timeout: 40_000,
  })
  await alice.isOffline()
  ownStack.realtime.thaw()
  await alice.page
    .getByTestId('retry-now')
    .click({ timeout: 2_000 })
    .catch(() => undefined)
  await alice.isOnline()
  await alice.sees('said to a frozen server')
  await expect(alice.timeline.row('said to a frozen server')).toHaveCount(1)
})

test('a server that is restarted politely is not noticed', async ({ ownStack, newPersonIn }) => {
  const alice = await newPersonIn(ownStack, 'Alice')
  const bob = await newPersonIn(ownStack, 'Bob')
  await alice.opens('general')
  await bob.opens('general')
  await alice.sends('one')
  await bob.sees('one')
  expect(await ownStack.realtime.stop()).toBe(0)
  await alice.sends('two')
  await ownStack.realtime.start()
  await bob.sees('two')
  await expect(bob.page.getByTestId('message').filter({ hasText: 'Not sent' })).toHaveCount(0)
})
