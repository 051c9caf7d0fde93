import { describePresenceStore } from '../fixtures/presence-contract.ts'
import { createMemoryPresenceStore } from './memory-presence-store.ts'

describePresenceStore('memory', () => {
  let now = 0
  return {
    store: createMemoryPresenceStore(() => now),
    async pass(ms) {
      now += ms
    },
  }
})
