import { randomUUID } from 'node:crypto'
import type { PresenceReading, PresenceStore, Sign } from '@parley/core'
import type { PresenceState } from '@parley/protocol'
import type { Redis } from '../link/redis.ts'
import { EVERY_BUCKET, generationKey, inBuckets, personKey, personOf, thereKey } from './buckets.ts'
import { COUNT, GIVE, LIST, READ } from './scripts.ts'

const CHANNEL = 'parley:presence'
const PEOPLE_A_SCRIPT = 200
const PEOPLE_A_MESSAGE = 500
const STATES: readonly PresenceState[] = ['offline', 'away', 'online']

/**
 * Presence in Redis, for all instances. Times are by the clock of Redis, so those of the instances may differ. A
 * generation stands beside what is kept: where it is another one, Redis was emptied.
 */
export function createRedisPresenceStore(redis: Redis): PresenceStore {
  const self = randomUUID()
  const generations = new Map<number, string>()

  /** Whether the bucket was emptied since this was asked last. */
  function isLost(bucket: number, generation: string): boolean {
    const before = generations.get(bucket)
    generations.set(bucket, generation)
    return before !== undefined && before !== generation
  }

  async function readBucket(bucket: number, personIds: readonly string[], states: Map<string, PresenceState>) {
    const keys = [generationKey(bucket), ...personIds.map((personId) => personKey(bucket, personId))] as const
    const [generation, ...found] = (await redis.run(READ, [...keys], [randomUUID()])) as [string, ...number[]]
    for (const [at, personId] of personIds.entries()) {
      const state = STATES[Number(found[at])]
      if (state !== undefined && state !== 'offline') states.set(personId, state)
    }
    return isLost(bucket, String(generation))
  }

  async function giveBucket(bucket: number, signs: readonly Sign[]): Promise<string[]> {
    const people = [...new Set(signs.map(({ personId }) => personId))]
    // Lua counts from one, and the generation and who is there come first.
    const places = new Map(people.map((personId, at) => [personId, String(at + 3)]))
    const words = signs.flatMap(({ personId, connectionId, active, ttlMs }) => [
      places.get(personId) ?? '',
      connectionId,
      active ? '1' : '0',
      String(Math.round(ttlMs)),
    ])
    const theirs = people.map((personId) => personKey(bucket, personId))
    const keys = [generationKey(bucket), thereKey(bucket), ...theirs] as const
    const [, ...changed] = (await redis.run(GIVE, [...keys], [randomUUID(), ...words])) as [string, ...number[]]
    return people.filter((_, at) => Number(changed[at]) === 1)
  }

  return {
    async give(signs) {
      const groups = inBuckets(signs, ({ personId }) => personId, PEOPLE_A_SCRIPT)
      const changed = await Promise.all(groups.map(([bucket, group]) => giveBucket(bucket, group)))
      return [...new Set(changed.flat())]
    },
    async read(personIds): Promise<PresenceReading> {
      const states = new Map<string, PresenceState>()
      const groups = inBuckets(personIds, (personId) => personId, PEOPLE_A_SCRIPT)
      const lost = await Promise.all(groups.map(([bucket, group]) => readBucket(bucket, group, states)))
      return { states, isLost: lost.includes(true) }
    },
    async count() {
      const counts = await Promise.all(EVERY_BUCKET.map((bucket) => redis.run(COUNT, [thereKey(bucket)], [])))
      return counts.reduce<number>((sum, count) => sum + Number(count), 0)
    },
    async list() {
      const found = await Promise.all(EVERY_BUCKET.map((bucket) => redis.run(LIST, [thereKey(bucket)], [])))
      return found.flatMap((keys) => (keys as string[]).map((key) => personOf(String(key))))
    },
    announce(personIds) {
      for (let at = 0; at < personIds.length; at += PEOPLE_A_MESSAGE) {
        redis.publish(CHANNEL, JSON.stringify([self, ...personIds.slice(at, at + PEOPLE_A_MESSAGE)]))
      }
    },
    listen(onAnnounced, onBack) {
      return redis.subscribe(CHANNEL, {
        onMessage(message) {
          const [from, ...personIds] = JSON.parse(message.toString()) as string[]
          if (from !== self) onAnnounced(personIds)
        },
        onHeard: onBack,
      })
    },
  }
}
