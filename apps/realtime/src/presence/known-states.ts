import type { PersonPresence, PresenceState } from '@parley/protocol'
import type { Watches } from './watches.ts'

/** How the watched people were when they were last looked at, and what their watchers have to hear. */
export interface KnownStates {
  get(personId: string): PresenceState | undefined
  /** Keeps the state of somebody who is watched; whoever watches them hears of a change with the next `tell`. */
  set(personId: string, state: PresenceState): void
  forget(personIds: readonly string[]): void
  /** Tells each watcher, once, what changed of those it watches. */
  tell(): void
}

export function createKnownStates(
  watches: Watches,
  send: (connectionId: string, presences: PersonPresence[]) => void,
): KnownStates {
  const known = new Map<string, PresenceState>()
  const changed = new Set<string>()

  return {
    get: (personId) => known.get(personId),
    set(personId, state) {
      const before = known.get(personId)
      if (before === state || !watches.isWatched(personId)) return
      known.set(personId, state)
      // Whoever asked first is answered with it.
      if (before !== undefined) changed.add(personId)
    },
    forget(personIds) {
      for (const personId of personIds) {
        known.delete(personId)
        changed.delete(personId)
      }
    },
    tell() {
      const news = new Map<string, PersonPresence[]>()
      for (const personId of changed) {
        const state = known.get(personId)
        if (state === undefined) continue
        for (const connectionId of watches.watchersOf(personId)) {
          const presences = news.get(connectionId) ?? []
          news.set(connectionId, presences)
          presences.push({ personId, state })
        }
      }
      changed.clear()
      for (const [connectionId, presences] of news) send(connectionId, presences)
    },
  }
}
