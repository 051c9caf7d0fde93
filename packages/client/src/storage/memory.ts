import type { Bootstrap, PersonalItem } from '@parley/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { CachedPersonal, CachedTimeline, ClientStorage } from './storage.ts'

/** Keeps everything as long as the process lives. For one client at a time: the next one adopts what the last left. */
export function memoryStorage(): ClientStorage {
  const entries = new Map<string, { owner: string; entry: OutboxEntry }>()
  const timelines = new Map<string, CachedTimeline>()
  const kept = new Map<string, PersonalItem['value']>()
  let bootstrap: Bootstrap | null = null
  let cached: CachedPersonal | null = null
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
    async readPersonal() {
      return { cached, kept: [...kept].map(([key, value]) => ({ key, value })) }
    },
    async writePersonal(personal) {
      cached = personal
    },
    async keepItems(items) {
      for (const { key, value } of items) kept.set(key, value)
    },
    async dropItem({ key, value }) {
      if (JSON.stringify(kept.get(key)) === JSON.stringify(value)) kept.delete(key)
    },
    async dropCache() {
      cached = null
      bootstrap = null
      timelines.clear()
    },
    async clear() {
      entries.clear()
      kept.clear()
      cached = null
      timelines.clear()
      bootstrap = null
    },
    async close() {},
  }
}
