import { longPresses, putsFingerOn, reaction } from '../people/message.ts'
import { paint } from '../people/paint.ts'
import { expect, test } from '../stack/staying.ts'

test('on a phone the sheet reacts, replies, pins and shows the pins', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.composer.types('from my pocket')
  await alice.page.getByTestId('composer-send').click()
  await bob.sees('from my pocket')
  const sheet = await longPresses(bob, 'from my pocket')
  await sheet.getByTestId('quick-reaction').first().click()
  await expect(reaction(alice, 'from my pocket', '👍')).toHaveText('👍1')
  await (await longPresses(bob, 'from my pocket')).getByTestId('message-reply').click()
  await expect(bob.page.getByTestId('composer-reply')).toBeVisible()
  await bob.composer.types('answered with a thumb')
  await bob.page.getByTestId('composer-send').click()
  await expect(alice.timeline.row('answered with a thumb').getByTestId('quote')).toContainText('from my pocket')
  await (await longPresses(alice, 'from my pocket')).getByTestId('message-pin').click()
  await bob.page.getByTestId('toggle-pins').click()
  await expect(bob.page.getByTestId('pinned-row')).toContainText('from my pocket')
  await bob.page.getByTestId('panel-back').click()
  await expect(bob.timeline.row('from my pocket').getByTestId('pinned-mark')).toBeVisible()
  // What is said of it lies over neither the newest message nor the title of what opens next.
  await (await longPresses(bob, 'from my pocket')).getByTestId('message-link').click()
  const toast = bob.page.getByTestId('toast').first()
  await expect(toast).toBeVisible()
  // In one look: it stays for some seconds only.
  const [said, newest] = await toast.evaluate((shown) =>
    [shown, [...document.querySelectorAll('[data-testid="message"]')].at(-1)].map((part) =>
      part?.getBoundingClientRect(),
    ),
  )
  expect(said?.bottom).toBeLessThanOrEqual(newest?.top ?? 0)
  await (await longPresses(bob, 'answered with a thumb')).getByTestId('message-delete').click()
  await expect(bob.page.getByTestId('confirm-dialog')).toBeVisible()
  await expect(toast).toHaveCount(0)
})

test('on a phone the finger that opens the sheet chooses nothing in it as it lifts', async ({ alice, room }) => {
  await alice.opens(room)
  await alice.composer.types('press me long')
  await alice.page.getByTestId('composer-send').click()
  await alice.sees('press me long')
  await longPresses(alice, 'press me long')
  // A browser makes no click of a finger's lifting that is prevented.
  const isPrevented = () =>
    alice.timeline
      .row('press me long')
      .evaluate((row) => !row.dispatchEvent(new TouchEvent('touchend', { bubbles: true, cancelable: true })))
  expect(await isPrevented()).toBe(true)
  expect(await isPrevented()).toBe(false)
})

test('on a phone a finger that rests on a message opens its sheet, which stays as it lifts', async ({
  alice,
  room,
}) => {
  await alice.opens(room)
  await alice.composer.types('rest here')
  await alice.page.getByTestId('composer-send').click()
  const words = alice.timeline.row('rest here').getByTestId('message-body')
  const sheet = alice.page.getByTestId('message-menu')
  await expect(words).toBeVisible()
  const resting = await putsFingerOn(alice, words)
  await expect(sheet).toBeVisible()
  await resting.lift()
  await sheet.getByTestId('message-reply').tap()
  await expect(sheet).toBeHidden()
  await expect(alice.page.getByTestId('composer-reply')).toContainText('rest here')
  await expect(alice.page.getByTestId('composer-input')).toBeFocused()
  await expect(alice.timeline.row('rest here').getByTestId('reaction')).toHaveCount(0)
})

test('on a phone the sheet of a message closes where that is deleted meanwhile, and says so', async ({
  alice,
  bob,
  room,
}) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.composer.types('not for long')
  await alice.page.getByTestId('composer-send').click()
  await bob.sees('not for long')
  const open = await longPresses(bob, 'not for long')
  await (await longPresses(alice, 'not for long')).getByTestId('message-delete').click()
  await alice.page.getByTestId('confirm-dialog').getByTestId('confirm').click()
  await expect(open).toHaveCount(0)
  await expect(bob.page.getByTestId('toast')).toContainText('deleted')
  await bob.seesNot('not for long')
})

test('on a phone a finger that rests on a picture, a choice of a poll or a reaction opens the sheet, and does nothing else', async ({
  alice,
  room,
}) => {
  await alice.opens(room)
  const { page } = alice
  await page.getByTestId('attach-input').setInputFiles(await paint(page, 'hill.png', 600, 400, '#2f6f4f'))
  await expect(page.locator('[data-testid=attachment][data-state=done]')).toHaveCount(1)
  await alice.composer.types('seen today')
  await page.getByTestId('composer-send').click()
  await expect(page.locator('[data-testid=message][data-state=sent]').filter({ hasText: 'seen today' })).toBeVisible()
  await (await longPresses(alice, 'seen today')).getByTestId('quick-reaction').first().click()
  await page.getByTestId('composer-more').click()
  await page.getByTestId('new-poll').click()
  const dialog = page.getByTestId('new-poll-dialog')
  await dialog.getByTestId('poll-question').fill('Again?')
  for (const [index, text] of ['Yes', 'No'].entries()) await dialog.getByTestId('poll-new-option').nth(index).fill(text)
  await dialog.getByTestId('submit').click()

  const choice = alice.timeline.row('Again?').getByTestId('poll-option').first()
  const sheet = page.getByTestId('message-menu')
  for (const target of [page.getByTestId('picture'), reaction(alice, 'seen today', '👍'), choice]) {
    const resting = await putsFingerOn(alice, target)
    await expect(sheet).toBeVisible()
    await resting.lift()
    await sheet.getByRole('button', { name: 'Close' }).tap()
    await expect(sheet).toHaveCount(0)
  }
  await expect(page.getByTestId('lightbox')).toHaveCount(0)
  await expect(reaction(alice, 'seen today', '👍')).toHaveText('👍1')
  await expect(choice).toHaveAttribute('aria-pressed', 'false')
  // A tap does what it always did.
  await choice.tap()
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
  await page.getByTestId('picture').tap()
  // Its words are light on its dark ground, also where the page is light.
  const lightness = await page
    .getByTestId('lightbox')
    .evaluate((box) => Number(/oklch\(([\d.]+)/.exec(getComputedStyle(box).color)?.[1]))
  expect(lightness).toBeGreaterThan(0.8)
  await page.getByTestId('close-lightbox').tap()
})
