import { createProgram } from '@parley/testkit'
import { InputMethod } from '../people/input-method.ts'
import { unique } from '../people/names.ts'
import { expect, test } from '../stack/staying.ts'
import { test as testOfOwn } from '../stack/test.ts'

test('everybody begins in #general', async ({ alice }) => {
  await alice.opens('general')
})

test('a person makes a room and another finds, joins and leaves it', async ({ alice, bob }) => {
  const name = unique('绿茶-tea')
  await alice.createsRoom(name, 'Leaves and water')
  await expect(alice.page.getByTestId('room-topic')).toHaveText('Leaves and water')
  await alice.sends('The kettle is on')

  await bob.joinsRoom(name)
  await bob.sees('The kettle is on')
  await bob.sends('A cup for me')
  await alice.sees('A cup for me')

  await bob.leavesRoom()
  await alice.sends('More for the rest of us')
  await alice.sees('More for the rest of us')
  await expect(bob.sidebar.room(name)).toHaveCount(0)
})

test('a name that is taken or wrong is refused under the field, and what was typed stays', async ({ alice, room }) => {
  await alice.page.getByTestId('create-room').click()
  const dialog = alice.page.getByTestId('create-room-dialog')
  await dialog.getByTestId('room-name').fill(room)
  await dialog.getByTestId('room-topic-input').fill('kept while I think')
  await dialog.getByTestId('submit').click()
  await expect(dialog).toContainText('This name is taken')
  await expect(dialog.getByTestId('room-name')).toHaveValue(room)
  await expect(dialog.getByTestId('room-topic-input')).toHaveValue('kept while I think')
})

test('a topic is one line: Enter keeps it, but not the Enter that ends a composition', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  await alice.page.getByTestId('room-settings').click()
  const dialog = alice.page.getByTestId('room-settings-dialog')
  const topic = dialog.getByTestId('room-topic-input')
  const keyboard = await InputMethod.of(alice)
  await topic.fill('')
  await keyboard.composes('zhou hui')
  await keyboard.presses('Enter')
  await keyboard.commits('周会')
  await expect(topic).toHaveValue('周会')
  await topic.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(alice.page.getByTestId('room-topic')).toHaveText('周会')
})

test('the members of a room are seen, and a new one appears', async ({ alice, bob, carol, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.page.getByTestId('toggle-members').click()
  const members = alice.page.getByTestId('member-row')
  await expect(members).toHaveCount(2)
  await carol.joinsRoom(room)
  await expect(members).toHaveCount(3)
  await expect(alice.page.locator(`[data-testid="member-row"][data-handle="${carol.account.handle}"]`)).toBeVisible()
})

test('joining on one device shows the room on the other', async ({ alice, bob }) => {
  const name = unique('devices')
  await alice.createsRoom(name)
  const phone = await bob.opensAnotherWindow()
  await bob.joinsRoom(name)
  await expect(phone.sidebar.room(name)).toBeVisible()
})

testOfOwn('a group takes nine people, and says so before the tenth is in vain', async ({ alice, stack }) => {
  const { page } = alice
  const others = Array.from({ length: 9 }, (_, index) => unique(`ninth-${index}`))
  for (const handle of others)
    await createProgram(stack.url).signUp({ displayName: handle, handle, password: unique('correct horse') })
  await page.keyboard.press('Control+Shift+K')
  const dialog = page.getByTestId('direct-dialog')
  for (const handle of others) {
    await dialog.getByTestId('people-input').fill(handle)
    await dialog.locator(`[data-testid="found-person"][data-handle="${handle}"]`).click()
  }
  await expect(dialog.getByRole('alert')).toContainText('up to 9 people with you')
  await dialog.getByTestId('submit').click({ force: true })
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  // Backspace takes the last one back.
  await dialog.getByTestId('people-input').press('Backspace')
  await expect(dialog.getByTestId('chosen-person')).toHaveCount(8)
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await dialog.getByTestId('submit').click()
  await expect(dialog).toHaveCount(0)
  await page.getByTestId('toggle-members').click()
  await expect(page.getByTestId('member-row')).toHaveCount(9)
  await expect(page.getByTestId('promote-room')).toBeVisible()
})
