import type { Bootstrap } from '@parley/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { CachedTimeline, ClientStorage } from './storage.ts'

/** Keeps everything as long as the process lives. For one client at a time: the next one adopts what the last left. */
export function memoryStorage(): ClientStorage {
  const entries = new Map<string, { owner: string; entry: OutboxEntry }>()
  const timelines = new Map<string, CachedTimeline>()
  let bootstrap: Bootstrap | null = null
  return {
    async open() {},
    async putEntry(owner, entry) {
      entries.set(entry.key, { owner, entry })
    },
    async deleteEntry(key) {
      entries.delete(key)
    },
    async adoptEntries(owner) {
      const left = [...entries.values()].filter((held) => held.owner !== owner)
      for (const { entry } of left) entries.set(entry.key, { owner, entry })
      return left.map(({ entry }) => entry)
    },
    readBootstrap: async () => bootstrap,
    async writeBootstrap(next) {
      bootstrap = next
    },
    readTimeline: async (roomId) => timelines.get(roomId) ?? null,
    async writeTimeline(timeline) {
      timelines.set(timeline.roomId, timeline)
    },
    async deleteTimeline(roomId) {
      timelines.delete(roomId)
    },
    async dropCache() {
      bootstrap = null
      timelines.clear()
    },
    async clear() {
      entries.clear()
      timelines.clear()
      bootstrap = null
    },
    async close() {},
  }
}
