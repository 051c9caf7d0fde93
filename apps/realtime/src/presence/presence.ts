import type { PresenceReading, PresenceStore } from '@parley/core'
import type { PersonPresence, PresenceState } from '@parley/protocol'
import { createKnownStates } from './known-states.ts'
import { createOwnSigns, SIGN_TTL_MS } from './own-signs.ts'
import { createWatches } from './watches.ts'

/** Each watcher hears at most this often. */
const TELL_EVERY_MS = 1_000
const RENEW_EVERY_TICKS = 20
/** Everybody who is watched is looked at, for what nobody announced: an instance that died, a message that was lost. */
const LOOK_EVERY_TICKS = 10
/** A client tells how it is right after its hello; one that does not is a program, which is always there. */
const COUNT_AFTER_MS = 1_500
/** So long does it take until all instances have given all their signs again. */
const HOLD_MS = (RENEW_EVERY_TICKS + 5) * TELL_EVERY_MS

/** Who is there, told to who watches. Its cost grows with what is looked at, not with who comes and goes. */
export interface Presence {
  /** A connection begins. */
  enter(connectionId: string, personId: string): void
  report(connectionId: string, active: boolean): void
  leave(connectionId: string): void
  /** The connection watches these people and no others. How they are now. */
  watch(connectionId: string, personIds: readonly string[]): Promise<PersonPresence[]>
  /**
   * Somebody may know of fewer people than before: of whom `seenOf` leaves out their connections hear that they are not
   * there, and then nothing more. Rejects where it does.
   */
  narrow(personId: string, seenOf: (personIds: readonly string[]) => Promise<readonly string[]>): Promise<void>
  /** Who of these people is there now, at work on some device. Null while nobody can tell. */
  present(personIds: readonly string[]): Promise<readonly string[] | null>
  /** How many people are there, at work or away, on all instances. Null while nobody can tell. */
  count(): Promise<number | null>
  /** Who they are. Null while nobody can tell. */
  list(): Promise<readonly string[] | null>
  /** Gives the last signs, after all connections are closed. */
  close(): Promise<void>
}

/**
 * While the store is away everybody stays as they were, for as long as a sign counts; who is connected here is known.
 *
 * @param send sends `presence.changed` to one connection.
 */
export function createPresence(
  store: PresenceStore,
  send: (connectionId: string, presences: PersonPresence[]) => void,
  now: () => number = () => performance.now(),
): Presence {
  const watches = createWatches()
  const known = createKnownStates(watches, send)
  /** To be looked at with the next tick. */
  const due = new Set<string>()
  const own = createOwnSigns(store, given, now)
  let ticks = 0
  let readAt = now()
  let holdUntil = Number.NEGATIVE_INFINITY
  let isLooking = false

  function given(personIds: readonly string[], changed: readonly string[]): void {
    for (const personId of personIds) due.add(personId)
    if (changed.length > 0) store.announce(changed)
  }

  async function read(personIds: readonly string[]): Promise<PresenceReading | null> {
    const reading = await store.read(personIds).catch(() => null)
    if (reading === null) return null
    readAt = now()
    if (!reading.isLost) return reading
    holdUntil = now() + HOLD_MS
    own.renew()
    return reading
  }

  function decide(personId: string, reading: PresenceReading | null): PresenceState {
    const here = own.stateOf(personId)
    const before = known.get(personId) ?? 'offline'
    if (reading === null) {
      if (here !== 'offline') return here
      return now() - readAt < SIGN_TTL_MS ? before : 'offline'
    }
    const state = reading.states.get(personId) ?? 'offline'
    if (state !== 'offline') return here === 'online' ? here : state
    if (here !== 'offline') return here
    return now() < holdUntil ? before : 'offline'
  }

  /** With those whose signs are about to be given: whoever asks is among them. */
  async function told<T>(ask: () => Promise<T>): Promise<T | null> {
    await own.flush()
    return ask().catch(() => null)
  }

  async function look(personIds: readonly string[]): Promise<void> {
    const reading = await read(personIds)
    for (const personId of personIds) known.set(personId, decide(personId, reading))
    known.tell()
  }

  function tick(): void {
    ticks += 1
    if (own.isBehind || ticks % RENEW_EVERY_TICKS === 0) own.renew()
    const gone = own.takeGone()
    if (gone.length > 0) {
      store.announce(gone)
      for (const personId of gone) due.add(personId)
    }
    if (isLooking) return
    const people = [...(ticks % LOOK_EVERY_TICKS === 0 ? watches.people() : due)].filter(watches.isWatched)
    due.clear()
    if (people.length === 0) return
    isLooking = true
    void look(people).finally(() => {
      isLooking = false
    })
  }

  const listening = store.listen(
    (personIds) => {
      for (const personId of personIds) due.add(personId)
    },
    () => {
      own.renew()
      for (const personId of watches.people()) due.add(personId)
    },
  )
  const timer = setInterval(tick, TELL_EVERY_MS)
  timer.unref()

  return {
    enter(connectionId, personId) {
      own.enter(connectionId, personId)
      setTimeout(() => own.count(connectionId), COUNT_AFTER_MS).unref()
    },
    report: own.report,
    leave(connectionId) {
      known.forget(watches.set(connectionId, []))
      own.leave(connectionId)
    },
    async watch(connectionId, personIds) {
      const people = [...new Set(personIds)]
      // The connection may be gone by the time its command is done.
      if (own.has(connectionId)) known.forget(watches.set(connectionId, people))
      const unknown = people.filter((personId) => known.get(personId) === undefined)
      const reading = unknown.length === 0 ? null : await read(unknown)
      return people.map((personId) => {
        const state = known.get(personId) ?? decide(personId, reading)
        known.set(personId, state)
        return { personId, state }
      })
    },
    async narrow(personId, seenOf) {
      const connectionIds = own.connectionsOf(personId)
      const watched = new Set(connectionIds.flatMap((id) => [...watches.of(id)]))
      if (watched.size === 0) return
      const seen = new Set(await seenOf([...watched]))
      for (const connectionId of connectionIds) {
        const before = [...watches.of(connectionId)]
        const hidden = new Set(before.filter((id) => watched.has(id) && !seen.has(id)))
        if (hidden.size === 0) continue
        known.forget(
          watches.set(
            connectionId,
            before.filter((id) => !hidden.has(id)),
          ),
        )
        send(
          connectionId,
          Array.from(hidden, (id) => ({ personId: id, state: 'offline' })),
        )
      }
    },
    async present(personIds) {
      const reading = await read(personIds)
      return reading && personIds.filter((personId) => decide(personId, reading) === 'online')
    },
    count: () => told(() => store.count()),
    list: () => told(() => store.list()),
    async close() {
      clearInterval(timer)
      listening.close()
      await own.flush()
    },
  }
}
