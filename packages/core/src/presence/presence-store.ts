import type { PresenceState } from '@parley/protocol'

/** One connection, as it is now. */
export interface Sign {
  readonly personId: string
  readonly connectionId: string
  /** Whether somebody is at it. */
  readonly active: boolean
  /** For how long it counts without another sign. */
  readonly ttlMs: number
}

export interface PresenceReading {
  /** Those who are not offline. */
  readonly states: ReadonlyMap<string, PresenceState>
  /** The store lost what it kept since the reading before: everybody has to give their signs again. */
  readonly isLost: boolean
}

/**
 * Who is there, of all instances: signs of connections, each of which counts until its time is over. It is never asked
 * whether somebody may do something; every part of it may fail, and is made good by the next sign.
 */
export interface PresenceStore {
  /**
   * Takes signs in, the last one of a connection counting. Returns the people whose state it changed.
   *
   * @throws where the store is away: nothing, or a part of it, was taken in.
   */
  give(signs: readonly Sign[]): Promise<string[]>
  /**
   * How these people are.
   *
   * @throws where the store is away.
   */
  read(personIds: readonly string[]): Promise<PresenceReading>
  /**
   * How many people are there now, at work or away, on any instance.
   *
   * @throws where the store is away.
   */
  count(): Promise<number>
  /**
   * Who they are, each once, in no order.
   *
   * @throws where the store is away.
   */
  list(): Promise<string[]>
  /** Tells the other instances that these people may be in another state now. May be lost. */
  announce(personIds: readonly string[]): void
  /**
   * @param onAnnounced hears what other instances announce.
   * @param onBack from now on announcements are heard, after a time in which they were not.
   */
  listen(onAnnounced: (personIds: readonly string[]) => void, onBack: () => void): { close(): void }
}

const ORDER: readonly PresenceState[] = ['offline', 'away', 'online']

/** Of two states of one person the one that counts: who is there on one device is there. */
export function nearer(one: PresenceState, other: PresenceState): PresenceState {
  return ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other
}
