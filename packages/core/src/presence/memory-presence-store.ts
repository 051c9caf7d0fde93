import type { PresenceState } from '@parley/protocol'
import { nearer, type PresenceStore } from './presence-store.ts'

interface Kept {
  readonly active: boolean
  readonly until: number
}

const SWEEP_EVERY_MS = 60_000

/** Presence in this process's memory: for one instance. */
export function createMemoryPresenceStore(now: () => number = () => performance.now()): PresenceStore {
  const people = new Map<string, Map<string, Kept>>()
  let sweptAt = now()

  function stateOf(personId: string): PresenceState {
    const connections = people.get(personId)
    let state: PresenceState = 'offline'
    for (const [connectionId, { active, until }] of connections ?? []) {
      if (until <= now()) connections?.delete(connectionId)
      else state = nearer(state, active ? 'online' : 'away')
    }
    if (connections?.size === 0) people.delete(personId)
    return state
  }

  /** Whoever is never asked about is forgotten as well. */
  function sweep(): void {
    sweptAt = now()
    for (const personId of [...people.keys()]) stateOf(personId)
  }

  return {
    async give(signs) {
      if (now() - sweptAt >= SWEEP_EVERY_MS) sweep()
      const before = new Map<string, PresenceState>()
      for (const { personId, connectionId, active, ttlMs } of signs) {
        if (!before.has(personId)) before.set(personId, stateOf(personId))
        const connections = people.get(personId) ?? new Map<string, Kept>()
        people.set(personId, connections.set(connectionId, { active, until: now() + ttlMs }))
      }
      return [...before].flatMap(([personId, state]) => (stateOf(personId) === state ? [] : [personId]))
    },
    async read(personIds) {
      const states = new Map<string, PresenceState>()
      for (const personId of personIds) {
        const state = stateOf(personId)
        if (state !== 'offline') states.set(personId, state)
      }
      return { states, isLost: false }
    },
    async count() {
      sweep()
      return people.size
    },
    async list() {
      sweep()
      return [...people.keys()]
    },
    announce() {},
    listen: () => ({ close() {} }),
  }
}
