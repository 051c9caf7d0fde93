import { Refusal } from '@parley/protocol'
import { expect, test } from 'vitest'
import { shown, World } from '../simulation/world.ts'

test('I10 what a slow room does not take yet waits for its turn, in order, and holds up nothing else', async () => {
  const world = new World()
  const ann = world.person('ann')
  const [room, other] = [world.room('general', ann), world.room('other', ann)]
  const a = await world.online(ann, room, other)
  let freeAt = 0
  let asked = 0
  world.server.refuse = (name, input) => {
    if (name !== 'message.send' || input.roomId !== room.id) return null
    asked += 1
    const now = world.clock.now()
    if (now < freeAt) return new Refusal('SLOW_MODE', { retryAfterMs: freeAt - now })
    freeAt = now + 60_000
    return null
  }
  for (const body of ['1', '2', '3']) a.client.send(room.id, body)
  await world.wait(500)
  expect(shown(a, room)).toEqual(['1', '2 (pending)', '3 (pending)'])
  const [seq = 0] = world.server.messages(room).map((message) => message.seq)
  a.client.edit(room.id, seq, '1, mended')
  a.client.send(other.id, 'elsewhere')
  await world.wait(500)
  expect(shown(a, room)).toEqual(['1, mended', '2 (pending)', '3 (pending)'])
  expect(shown(a, other)).toEqual(['elsewhere'])
  expect(asked).toBe(2)
  await world.wait(62_000)
  expect(shown(a, room)).toEqual(['1, mended', '2', '3 (pending)'])
  // A reload asks again, and waits again.
  a.reload()
  await world.wait(1_000)
  void a.client.open(room.id)
  await world.wait(1_000)
  expect(shown(a, room)).toEqual(['1, mended', '2', '3 (pending)'])
  await world.wait(62_000)
  expect(shown(a, room)).toEqual(['1, mended', '2', '3'])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})
