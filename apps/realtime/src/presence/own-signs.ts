import { nearer, type PresenceStore, type Sign } from '@parley/core'
import type { PresenceState } from '@parley/protocol'

/** A connection that says nothing more is gone after this, though its instance died. */
export const SIGN_TTL_MS = 60_000
/** Who comes back within this was never gone: a reload, a client that moves to another instance. */
export const GRACE_MS = 8_000
/** Many who come at once are one write. */
const GIVE_AFTER_MS = 50

interface Own {
  readonly personId: string
  active: boolean
  /** Not before it told how it is, or had the time to. */
  counts: boolean
}

/** The connections of this instance, and the signs that it gives for them. */
export interface OwnSigns {
  enter(connectionId: string, personId: string): void
  has(connectionId: string): boolean
  /** The connections of a person. */
  connectionsOf(personId: string): string[]
  /** From now on the connection counts, as it says. */
  report(connectionId: string, active: boolean): void
  /** From now on it counts, as it is. */
  count(connectionId: string): void
  leave(connectionId: string): void
  /** Gives signs of all connections again, soon. */
  renew(): void
  /** The last giving failed, in whole or in part. */
  readonly isBehind: boolean
  stateOf(personId: string): PresenceState
  /** Those whose time of grace is over since this was asked last. */
  takeGone(): string[]
  /** Gives what waits. */
  flush(): Promise<void>
}

/** @param onGiven told whose signs were given, and which of them are in another state now for everybody. */
export function createOwnSigns(
  store: PresenceStore,
  onGiven: (personIds: readonly string[], changed: readonly string[]) => void,
  now: () => number,
): OwnSigns {
  const own = new Map<string, Own>()
  const byPerson = new Map<string, Set<Own>>()
  const leaving = new Map<string, number>()
  let waiting = new Map<string, Sign>()
  let timer: NodeJS.Timeout | null = null
  let isBehind = false

  function give(connectionId: string, { personId, active }: Own, ttlMs: number): void {
    waiting.set(connectionId, { personId, connectionId, active, ttlMs })
    timer ??= setTimeout(() => void flush(), GIVE_AFTER_MS)
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const signs = [...waiting.values()]
    waiting = new Map()
    if (signs.length === 0) return
    const people = [...new Set(signs.map(({ personId }) => personId))]
    const changed = await store.give(signs).catch(() => {
      isBehind = true
      return []
    })
    onGiven(people, changed)
  }

  return {
    enter(connectionId, personId) {
      const connection: Own = { personId, active: true, counts: false }
      own.set(connectionId, connection)
      byPerson.set(personId, (byPerson.get(personId) ?? new Set<Own>()).add(connection))
    },
    has: (connectionId) => own.has(connectionId),
    connectionsOf: (personId) => [...own].flatMap(([id, connection]) => (connection.personId === personId ? [id] : [])),
    report(connectionId, active) {
      const connection = own.get(connectionId)
      if (connection === undefined || (connection.counts && connection.active === active)) return
      connection.active = active
      connection.counts = true
      give(connectionId, connection, SIGN_TTL_MS)
    },
    count(connectionId) {
      const connection = own.get(connectionId)
      if (connection === undefined || connection.counts) return
      connection.counts = true
      give(connectionId, connection, SIGN_TTL_MS)
    },
    leave(connectionId) {
      const connection = own.get(connectionId)
      if (connection === undefined) return
      const { personId } = connection
      own.delete(connectionId)
      const others = byPerson.get(personId)
      others?.delete(connection)
      if (others?.size === 0) byPerson.delete(personId)
      if (!connection.counts) return
      give(connectionId, connection, GRACE_MS)
      leaving.set(personId, now() + GRACE_MS)
    },
    renew() {
      isBehind = false
      for (const [connectionId, connection] of own) if (connection.counts) give(connectionId, connection, SIGN_TTL_MS)
    },
    get isBehind() {
      return isBehind
    },
    stateOf(personId) {
      let state: PresenceState = 'offline'
      for (const { active, counts } of byPerson.get(personId) ?? []) {
        if (counts) state = nearer(state, active ? 'online' : 'away')
      }
      return state
    },
    takeGone() {
      // A little later than told, so that the store has seen the end of it.
      const gone = [...leaving].filter(([, at]) => at + 2 * GIVE_AFTER_MS <= now()).map(([personId]) => personId)
      for (const personId of gone) leaving.delete(personId)
      return gone
    },
    flush,
  }
}
