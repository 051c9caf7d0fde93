import type { Bootstrap } from '@parley/protocol'
import { expect, test } from 'vitest'
import type { OutboxEntry } from '../outbox/entry.ts'
import { SimulatedClock } from '../simulation/clock.ts'
import { memoryStorage } from './memory.ts'
import type { ClientStorage } from './storage.ts'
import { unfailing } from './unfailing.ts'

const entry: OutboxEntry = {
  kind: 'send',
  key: 'a',
  roomId: 'r',
  authorId: 'p',
  createdAt: 1,
  order: 1,
  refused: null,
  body: 'a',
}

function scene(faults: Partial<ClientStorage>) {
  const clock = new SimulatedClock()
  const memory = memoryStorage()
  const warnings: string[] = []
  const storage = unfailing({ ...memory, ...faults }, clock, (_, message) => warnings.push(message))
  return { clock, memory, storage, warnings }
}

test('a storage that hangs holds nobody up, and is used again once it answers', async () => {
  let answer = () => {}
  const { clock, memory, storage, warnings } = scene({
    open: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  const opening = storage.open('tab')
  await clock.advance(3_000)
  await opening
  await storage.putEntry('tab', entry)
  expect(await memory.adoptEntries('next')).toEqual([])
  expect(warnings).toHaveLength(1)
  answer()
  await clock.advance(0)
  await storage.putEntry('tab', entry)
  expect(await memory.adoptEntries('next')).toEqual([entry])
})

test('a storage that fails three times is left alone, but what is to be deleted is deleted', async () => {
  const { memory, storage, warnings } = scene({
    writeTimeline: () => Promise.reject(new Error('the quota is used up')),
  })
  await memory.writeBootstrap({} as Bootstrap)
  for (let time = 0; time < 3; time++) {
    await storage.writeTimeline({ roomId: 'r', epoch: 'e', rev: 1, messages: [], people: [], hasOlder: false })
  }
  await storage.putEntry('tab', entry)
  expect(await memory.adoptEntries('next')).toEqual([])
  expect(warnings).toHaveLength(1)
  expect(await memory.readBootstrap()).not.toBeNull()
  await storage.clear()
  expect(await memory.readBootstrap()).toBeNull()
})
