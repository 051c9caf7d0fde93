import { ThreadPanel } from '../people/thread.ts'
import { expect, test } from '../stack/staying.ts'

test('on a phone a thread is a screen of its own, and going back leads to the room', async ({ alice, bob, room }) => {
  await alice.opens(room)
  await bob.opens(room)
  await alice.composer.types('from my pocket')
  await alice.page.getByTestId('composer-send').click()
  await bob.sees('from my pocket')
  const row = alice.timeline.row('from my pocket')
  await expect(row).toHaveAttribute('data-state', 'sent')
  // A finger that rests on the row.
  await row.dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 100, clientY: 200 })
  await alice.page.getByTestId('message-menu').getByTestId('message-thread').click()
  const hers = new ThreadPanel(alice.page)
  await hers.shows('from my pocket')
  await hers.sends('and a reply')
  const box = await hers.root.boundingBox()
  expect(box?.width).toBe(390)
  await alice.page.goBack()
  await expect(hers.root).toHaveCount(0)
  await expect(row.getByTestId('thread-footer')).toHaveAttribute('data-replies', '1')
  await row.getByTestId('thread-footer').click()
  await hers.shows('and a reply')
  await alice.page.getByTestId('panel-back').click()
  await expect(hers.root).toHaveCount(0)
  await expect(alice.page.getByTestId('room-title')).toHaveText(room)
})
