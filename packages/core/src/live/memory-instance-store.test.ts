import { expect, test } from 'vitest'
import { describeInstanceStore, instanceReport } from '../fixtures/instances-contract.ts'
import { INSTANCE_FORGOTTEN_MS } from './instance-store.ts'
import { createMemoryInstanceStore } from './memory-instance-store.ts'

describeInstanceStore('memory', () => {
  let now = 0
  const store = createMemoryInstanceStore(() => now)
  return {
    open: () => store,
    empty: async () => undefined,
    async pass(ms) {
      now += ms
    },
  }
})

test('who gave no sign for long is forgotten', async () => {
  let now = 0
  const store = createMemoryInstanceStore(() => now)
  const report = instanceReport()
  await store.beat(report, [])
  now = INSTANCE_FORGOTTEN_MS - 1
  expect(await store.read()).toEqual([{ report, silentMs: now }])
  now += 1
  expect(await store.read()).toEqual([])
})
