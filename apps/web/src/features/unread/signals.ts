import type { RoomEntry, ThreadEntries } from '@parley/client'
import type { PersonalItem, PersonalValue } from '@parley/protocol'
import { isMuted } from '../sidebar/mute.ts'

/** What a row of the sidebar says of its room. */
export interface RoomSignal {
  /** The name stands out: something is unread, and the room is not muted. */
  readonly isBold: boolean
  readonly isMuted: boolean
  /** What is for this person: mentions, and every message where people are written to directly. Where it is muted, what names them. */
  readonly badge: number
  /** A thread that they follow has new replies. */
  readonly hasUnreadThread: boolean
}

export interface Signals {
  /** Of each room that the sidebar may show. */
  readonly rooms: ReadonlyMap<string, RoomSignal>
  /** The sum of the rows' badges: the tab's title and the app's badge. */
  readonly badge: number
  readonly unreadThreads: number
  /** Red for what is for this person, a neutral dot for what is only new. */
  readonly icon: 'plain' | 'activity' | 'mention'
}

type Counted = Pick<RoomEntry, 'room' | 'unread' | 'mentions' | 'named'>

export interface SignalsInput {
  readonly rooms: readonly Counted[]
  readonly values: ReadonlyMap<string, NonNullable<PersonalItem['value']>>
  readonly threads: ThreadEntries
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** What one room's row says. */
export function roomSignalOf(of: {
  readonly entry: Counted
  readonly kept: PersonalValue<'room'> | undefined
  readonly isMuted: boolean
  /** Followed threads of the room with new replies. */
  readonly unreadThreads: number
}): RoomSignal {
  const { entry, kept, isMuted: muted, unreadThreads } = of
  const isDirect = entry.room.kind === 'direct' || entry.room.kind === 'group'
  const level = kept?.level ?? 'all'
  const calls = muted ? entry.named : isDirect && level === 'all' ? entry.unread : entry.mentions
  return {
    isBold: !muted && entry.unread > 0,
    isMuted: muted,
    // A mute stands for the level: who is called by name hears of it.
    badge: level === 'nothing' && !muted ? 0 : calls,
    hasUnreadThread: unreadThreads > 0 && !muted && level !== 'nothing',
  }
}

/** Whether a room asks to be looked at. */
export function asksToBeRead({ isBold, badge }: RoomSignal): boolean {
  return isBold || badge > 0
}

/** Whether a room has anything new, be it in a followed thread only. */
export function hasNews(signal: RoomSignal | undefined): boolean {
  return signal !== undefined && (asksToBeRead(signal) || signal.hasUnreadThread)
}

/** How many followed threads of each room are unread. */
export function unreadThreadsOf(threads: ThreadEntries): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { roomId, isUnread } of threads.values()) if (isUnread) counts.set(roomId, (counts.get(roomId) ?? 0) + 1)
  return counts
}

/**
 * All that says that something is unread, derived in one place from what the client holds, so that rows, title, icon and
 * badge cannot contradict each other. Nothing of it is stored.
 */
export function signalsOf({ rooms, values, threads, now }: SignalsInput): Signals {
  const threadsOf = unreadThreadsOf(threads)
  const signals = new Map<string, RoomSignal>()
  let unreadThreads = 0
  for (const entry of rooms) {
    const { id, kind, archivedAt } = entry.room
    if (archivedAt !== undefined || kind === 'self') continue
    const kept = values.get(`room:${id}`) as PersonalValue<'room'> | undefined
    const ofRoom = threadsOf.get(id) ?? 0
    const signal = roomSignalOf({ entry, kept, isMuted: isMuted(kept, now), unreadThreads: ofRoom })
    if (signal.hasUnreadThread) unreadThreads += ofRoom
    signals.set(id, signal)
  }
  const rows = [...signals.values()]
  const badge = rows.reduce((sum, row) => sum + row.badge, 0)
  const isActive = unreadThreads > 0 || rows.some(({ isBold }) => isBold)
  return { rooms: signals, badge, unreadThreads, icon: badge > 0 ? 'mention' : isActive ? 'activity' : 'plain' }
}
