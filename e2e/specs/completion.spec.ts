import { fillRoom } from '../people/crowd.ts'
import { InputMethod } from '../people/input-method.ts'
import { expect, test } from '../stack/staying.ts'

test('people, rooms and emoji are completed while writing, by keys, by pinyin and by mouse', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  const { input } = alice.composer
  const { keyboard } = alice.page
  const choices = alice.page.getByTestId('completion-choice')
  const bobs = alice.page.locator(`[data-choice="${bob.account.handle}"]`)

  // By initials, with Enter; nothing is sent.
  await input.click()
  await keyboard.type('ask @zqm')
  await expect(bobs).toHaveAttribute('aria-selected', 'true')
  await expect(bobs).toContainText('周启明')
  await expect(input).toHaveAttribute('aria-activedescendant', (await bobs.getAttribute('id')) ?? '')
  await keyboard.press('Enter')
  await alice.composer.holds(`ask @${bob.account.handle} `)
  await expect(choices).toHaveCount(0)
  await expect(alice.timeline.rows).toHaveCount(0)
  // The browser's own undo takes the choice back.
  await keyboard.press('Control+z')
  await alice.composer.holds('ask @zqm')
  await keyboard.press('End')
  await expect(bobs).toBeVisible()

  // Escape closes the list and leaves the text; typing on does not open it again.
  await keyboard.press('Escape')
  await expect(choices).toHaveCount(0)
  await keyboard.type('x')
  await alice.composer.holds('ask @zqmx')
  await expect(choices).toHaveCount(0)

  // A room with Tab, an emoji with the mouse, one typed out; arrows move and go round.
  await input.fill('')
  await keyboard.type(`#${room.slice(0, -1)}`)
  await expect(choices.first()).toHaveAttribute('data-choice', room)
  await keyboard.press('Tab')
  await alice.composer.holds(`#${room} `)
  await keyboard.type(':tada')
  await alice.page.locator('[data-choice="tada"]').click()
  await alice.composer.holds(`#${room} 🎉`)
  await keyboard.type(' :heart:')
  await alice.composer.holds(`#${room} 🎉 ❤️`)
  await keyboard.type(' :smi')
  await expect(choices.nth(1)).toBeVisible()
  await keyboard.press('ArrowUp')
  await expect(choices.last()).toHaveAttribute('aria-selected', 'true')
  await keyboard.press('ArrowDown')
  await expect(choices.first()).toHaveAttribute('aria-selected', 'true')

  // Nothing to choose: Enter sends.
  await input.fill('')
  await keyboard.type('see you @nobodyofthisname')
  await expect(choices).toHaveCount(0)
  await keyboard.press('Enter')
  await bob.opens(room)
  await bob.sees('see you @nobodyofthisname')

  // What the button sends takes the list along.
  await keyboard.type('more of it in #gen')
  await expect(choices).not.toHaveCount(0)
  await alice.composer.sendButton.click()
  await bob.sees('more of it in #gen')
  await expect(choices).toHaveCount(0)

  // What begins like a path is a message, a command is done.
  await alice.sends('/etc/hosts is a file')
  await bob.sees('/etc/hosts is a file')
  await alice.sends('/topic what it is about')
  await expect(bob.page.getByTestId('room-topic')).toHaveText('what it is about')
  await keyboard.type('/cre')
  await keyboard.press('Enter')
  await alice.composer.holds('/create ')
  await keyboard.type('a-plan')
  await keyboard.press('Enter')
  await expect(alice.page.getByTestId('create-room-dialog').getByTestId('room-name')).toHaveValue('a-plan')
  await keyboard.press('Escape')
  await expect(alice.page.getByTestId('create-room-dialog')).toHaveCount(0)
  await input.fill('/poll Where do we eat?')
  await keyboard.press('Enter')
  await expect(alice.page.getByTestId('new-poll-dialog').getByTestId('poll-question')).toHaveValue('Where do we eat?')
})

test('an input method keeps its keys, and a call of many people asks first', async ({ alice, bob, room, stack }) => {
  await alice.opens(room)
  const { input } = alice.composer
  const choices = alice.page.getByTestId('completion-choice')
  const inputMethod = await InputMethod.of(alice)

  await input.click()
  await alice.page.keyboard.type('请@')
  await expect(choices.first()).toBeVisible()
  await inputMethod.composes('zhou')
  await expect(choices).toHaveCount(0)
  for (const key of ['Enter', 'ArrowDown', 'Tab', 'Escape'] as const) await inputMethod.presses(key)
  await alice.composer.holds('请@zhou')
  await expect(alice.timeline.rows).toHaveCount(0)
  await inputMethod.commits('周')
  await expect(choices.first()).toHaveAttribute('data-choice', bob.account.handle)
  await alice.page.keyboard.press('Enter')
  await alice.composer.holds(`请@${bob.account.handle} `)

  await fillRoom(stack.url, new URL(alice.page.url()).pathname.split('/').at(-1) ?? '', 19)
  await expect(alice.page.getByTestId('toggle-members')).toContainText('21')
  await input.fill('lunch, @all')
  await expect(choices.first()).toBeVisible()
  await alice.page.keyboard.press('Escape')
  await expect(choices).toHaveCount(0)
  await alice.page.keyboard.press('Enter')
  const question = alice.page.getByTestId('confirm-dialog')
  await expect(question).toContainText('21')
  await expect(question.getByTestId('call-zones')).toContainText('time zone')
  await question.getByText('Cancel').click()
  await expect(question).toHaveCount(0)
  await alice.composer.holds('lunch, @all')
  await expect(alice.timeline.rows).toHaveCount(0)
  await input.press('Enter')
  await question.getByTestId('confirm').click()
  await alice.composer.holds('')
  await bob.opens(room)
  await bob.sees('lunch, @all')
})
