import { expect, test } from 'vitest'
import { rowsOf, World } from '../simulation/world.ts'

async function chat() {
  const world = new World()
  const [ann, bo] = [world.person('ann'), world.person('bo')]
  const room = world.room('general', ann, bo)
  return { world, room, a: await world.online(ann, room), b: await world.online(bo, room) }
}

test('a reply goes with what it answers, and after a restore of the database without it', async () => {
  const { world, room, a, b } = await chat()
  b.client.send(room.id, 'a question')
  await world.wait(100)
  const [question] = world.server.messages(room)
  if (!question) throw new Error('nothing was sent')
  const replyTo = { seq: question.seq, authorId: question.authorId, excerpt: 'a question' }
  a.client.send(room.id, 'an answer', { replyTo })
  expect(rowsOf(a, room).at(-1)).toMatchObject({ state: 'pending', replyTo })
  await world.wait(100)
  expect(world.server.messages(room).at(-1)).toMatchObject({ body: 'an answer', replyTo: { seq: question.seq } })
  a.network.isDown = true
  a.network.cut()
  a.client.send(room.id, 'answered too late', { replyTo })
  await world.wait(100)
  world.server.restore(question.rev)
  a.network.isDown = false
  await world.wait(60_000)
  // Without a break of the link: the server's refusal is how the client learns of it.
  world.server.restore(room.rev)
  a.client.send(room.id, 'answered later still', { replyTo })
  await world.wait(60_000)
  const [, ...answers] = world.server.messages(room)
  expect(answers.map(({ body }) => body)).toEqual(['answered too late', 'answered later still'])
  expect(answers.map((answer) => answer.replyTo)).toEqual([undefined, undefined])
  expect(a.client.outboxSize.getSnapshot()).toBe(0)
})
