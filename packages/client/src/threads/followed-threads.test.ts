import { expect, test } from 'vitest'
import { World } from '../simulation/world.ts'

test('a thread whose reading was taken back is unread again at once, though the server listed it as read meanwhile', async () => {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  const [a, b] = [await world.online(ann, room), await world.online(bo, room)]
  a.client.send(room.id, 'a question')
  await world.wait(100)
  const root = world.server.messages(room)[0]?.seq ?? 0
  b.client.send(room.id, 'an answer', { threadOf: root })
  await world.wait(1_000)
  const key = `${room.id}:${root}`
  const entry = () => a.client.threads.getSnapshot().get(key)
  const lastSeq = entry()?.lastSeq ?? 0
  expect(entry()).toMatchObject({ isUnread: true })

  a.client.keep([{ key: `thread:${key}`, value: { readSeq: lastSeq } }])
  await world.wait(1_000)
  a.client.resync()
  await world.wait(1_000)
  expect(entry()).toMatchObject({ isUnread: false })

  a.client.keep([{ key: `thread:${key}`, value: null }])
  await world.wait(1_000)
  expect(entry()).toMatchObject({ isUnread: true })
  // What one answered oneself stays read.
  a.client.send(room.id, 'a word', { threadOf: root })
  await world.wait(1_000)
  expect(entry()).toMatchObject({ isUnread: false })
})
