import { expect, test } from '../stack/staying.ts'

test('two people chat and see each other at once', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('Is anybody here')
  await bob.sees('Is anybody here')
  await bob.sends('我在，网络很好')
  await alice.sees('我在，网络很好')
  await alice.timeline.isInOrder()
  await bob.timeline.isInOrder()
})

test('Shift+Enter makes a line and the message keeps it', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.composer.types('first line')
  await alice.composer.input.press('Shift+Enter')
  await alice.composer.input.pressSequentially('second line')
  await alice.composer.input.press('Enter')
  await expect(bob.timeline.rows.last().getByTestId('message-body')).toHaveText('first line\nsecond line', {
    useInnerText: true,
  })
})

test('an edit reaches the other person and says that it is one', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('We meet at nien')
  await bob.sees('We meet at nien')
  await alice.edits('We meet at nien', 'We meet at nine')
  await bob.sees('We meet at nine')
  await bob.seesNot('We meet at nien')
  await expect(bob.timeline.row('We meet at nine')).toContainText('edited')
})

test('a deletion takes the message from both screens and it stays away after a reload', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('not meant for this room')
  await bob.sees('not meant for this room')
  await alice.deletes('not meant for this room')
  await bob.seesNot('not meant for this room')
  await bob.page.reload()
  await bob.isOnline()
  await bob.seesNot('not meant for this room')
})

test('nobody can edit or delete what somebody else wrote', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.sends('mine alone')
  await bob.sees('mine alone')
  await bob.timeline.row('mine alone').hover()
  await expect(bob.timeline.row('mine alone').getByTestId('message-edit')).toHaveCount(0)
  await expect(bob.timeline.row('mine alone').getByTestId('message-delete')).toHaveCount(0)
})

test('the arrow up in an empty box edits the last own message, and Escape gives it up', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.sends('the last thing')
  await alice.sees('the last thing')
  await alice.composer.input.press('ArrowUp')
  await expect(alice.page.getByTestId('composer-editing')).toBeVisible()
  await alice.composer.holds('the last thing')
  await alice.composer.input.press('Escape')
  await expect(alice.page.getByTestId('composer-editing')).toHaveCount(0)
  await alice.composer.holds('')
})

test('what people write is shown as text and never runs', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  const attack = '<img src=x onerror="document.title=1"><script>document.title="owned"</script>'
  await alice.sends(attack)
  await bob.sees(attack)
  await expect(bob.page).not.toHaveTitle(/owned/)
})

test('a second window of the same person follows along', async ({ alice, room }) => {
  await alice.opens(room)
  const window = await alice.opensAnotherWindow()
  await window.opens(room)
  await alice.sends('said once')
  await window.sees('said once')
  await expect(window.timeline.row('said once')).toHaveCount(1)
})

test('emoji alone are large, up to as many as can be taken in at a glance', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  const sizeOf = async (text: string) => {
    await alice.sends(text)
    await bob.sees(text)
    const body = bob.timeline.row(text).getByTestId('message-body')
    return body.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  }
  expect(await sizeOf('🎉 👍🏽')).toBe(32)
  expect(await sizeOf('👩‍👩‍👧')).toBe(32)
  expect(await sizeOf('🎉 at last')).toBeLessThan(20)
  expect(await sizeOf('🎈'.repeat(24))).toBeLessThan(20)
})
