import { expect, test } from 'vitest'
import { shown, World } from './world.ts'

test('two people chat: what one sends, the other sees, and edits and deletes follow', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const a = await world.online(ann, room)
  const b = await world.online(bo, room)
  expect(a.client.connection.getSnapshot().status).toBe('online')
  a.client.send(room.id, 'hi')
  expect(shown(a, room)).toEqual(['hi (pending)'])
  await world.wait(50)
  expect(shown(a, room)).toEqual(['hi'])
  expect(shown(b, room)).toEqual(['hi'])
  expect(b.client.rooms.getSnapshot()[0]?.unread).toBe(1)
  b.client.send(room.id, 'ho')
  await world.wait(50)
  a.client.edit(room.id, 3, 'hi!')
  await world.wait(50)
  b.client.delete(room.id, 4)
  await world.wait(50)
  expect(shown(a, room)).toEqual(['hi!', '-'])
  expect(shown(b, room)).toEqual(['hi!', '-'])
  b.client.advanceRead(room.id, 4)
  expect(b.client.rooms.getSnapshot()[0]?.unread).toBe(0)
  await world.wait(50)
  expect(a.client.people.getSnapshot().get(bo.id)?.handle).toBe('bo')
})
