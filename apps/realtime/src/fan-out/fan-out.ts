import type { EventName, EventPayload } from '@parley/protocol'
import type { RoomChanges } from './tick-publisher.ts'

/**
 * How what happened reaches sockets. Handlers know this and nothing of how many instances there are: with one, it
 * is memory; with several, the same calls go through Redis as well. It is the fast path, never the truth: what is
 * lost here is found again by `rev`. Who hears what is each instance's own affair: see `sessions/memberships.ts`.
 */
export interface FanOut {
  /**
   * Tells the members of the rooms what was committed, as `room.changed`. Returns at once; the frames leave after
   * the acks of this turn of the event loop.
   */
  publish(published: readonly RoomChanges[]): void
  /** The same to this instance's sockets only: for what each instance finds out by itself. */
  publishHere(published: readonly RoomChanges[]): void
  /** To every socket of one person, on every instance. */
  toPerson<E extends EventName>(personId: string, event: E, payload: EventPayload<E>): void
  /** To the sockets of one person on this instance: for what each instance finds out by itself. */
  toPersonHere<E extends EventName>(personId: string, event: E, payload: EventPayload<E>): void
  /** To every socket that hears one of the rooms, once, on every instance. */
  toRooms<E extends EventName>(roomIds: readonly string[], event: E, payload: EventPayload<E>): void
  /** The same to this instance's sockets only: for what each instance finds out by itself. */
  toRoomsHere<E extends EventName>(roomIds: readonly string[], event: E, payload: EventPayload<E>): void
  /** To every socket of this instance: for what each instance finds out by itself. */
  toEverybodyHere<E extends EventName>(event: E, payload: EventPayload<E>): void
  /** From now on the person's sockets on this instance hear the room. */
  enterRoom(personId: string, roomId: string): void
  /** From now on nothing of the room reaches the person's sockets on this instance, not even what is queued. */
  leaveRoom(personId: string, roomId: string): void
  /** Sends what is queued: for the drain. */
  flush(): void
}
