import * as core from '@parley/core'
import { describeError } from '@parley/process/life'
import type { ToldRevs } from '../auditor/told-revs.ts'
import type { Context } from '../context.ts'
import type { FanOut } from '../fan-out/fan-out.ts'
import type { LocalEars } from '../fan-out/local-ears.ts'
import type { Presence } from '../presence/presence.ts'
import type { PersonQueue } from './person-queue.ts'

const RETRY_AFTER_MS = 1_000
/** Whoever is said to be out hears nothing more after this, whether the database can be asked or not. */
const OUT_WITHIN_MS = 1_000

export interface MembershipChange {
  readonly personId: string
  readonly roomId: string
  readonly isMember: boolean
  /** They were in it before; what they may do there has changed. */
  readonly isAgain?: boolean
}

/**
 * Keeps what this instance's sockets hear equal to who is in which room, whichever instance changed it. The database
 * tells of each change; everything else that hints at one may ask as well, for asking twice does nothing.
 */
export interface Memberships {
  /** Somebody is said to have come or gone. Resolves once their sockets here hear what they should. */
  changed(change: MembershipChange): Promise<void>
  /** Changes may have been missed: looks at everybody who is connected here. */
  checkAll(): void
  close(): void
}

export interface MembershipsOptions {
  readonly context: Pick<Context, 'core' | 'log'>
  readonly ears: LocalEars
  readonly fanOut: FanOut
  readonly persons: PersonQueue
  readonly told: Pick<ToldRevs, 'begin'>
  readonly presence: Pick<Presence, 'narrow'>
}

export function createMemberships({ context, ears, fanOut, persons, told, presence }: MembershipsOptions): Memberships {
  const { core: coreContext, log } = context
  const due = new Set<string>()
  /** Rooms that people were said to have left, and do not hear until somebody knows; by person. */
  const muted = new Map<string, Set<string>>()
  let retry: NodeJS.Timeout | null = null

  async function enter(personId: string, roomId: string): Promise<void> {
    fanOut.enterRoom(personId, roomId)
    try {
      // Read after the sockets hear the room: what its head does not cover arrives as a change.
      const epoch = await core.readEpoch(coreContext)
      const room = await core.readRoomOf(coreContext, personId, roomId)
      if (room === null) return fanOut.leaveRoom(personId, roomId)
      told.begin(roomId, epoch, room.head)
      fanOut.toPersonHere(personId, 'room.joined', { epoch, room })
    } catch (error) {
      // Who hears a room counts as told of it: else nobody would tell them with the next try.
      fanOut.leaveRoom(personId, roomId)
      throw error
    }
  }

  /** Best effort: whoever misses it hears with their next hello, or as they are refused. */
  async function tellAgain(personId: string, roomId: string): Promise<void> {
    try {
      const epoch = await core.readEpoch(coreContext)
      const room = await core.readRoomOf(coreContext, personId, roomId)
      if (room !== null) fanOut.toPersonHere(personId, 'room.joined', { epoch, room })
    } catch (error) {
      log.warn({ err: describeError(error) }, 'a room not told again')
    }
  }

  /** That they are out is told in any case. */
  async function tellLeft(personId: string, roomId: string): Promise<void> {
    const by = await core.readRemover(coreContext, personId, roomId).catch(() => null)
    fanOut.toPersonHere(personId, 'room.left', { roomId, ...(by !== null && { by }) })
  }

  async function settle(personId: string): Promise<void> {
    const joined = new Set(await core.readRoomIds(coreContext, personId))
    const heard = ears.heardBy(personId)
    const heardRooms = new Set([...heard.flatMap((rooms) => [...rooms]), ...(muted.get(personId) ?? [])])
    const left = [...heardRooms].filter((roomId) => !joined.has(roomId))
    muted.delete(personId)
    // Of all at once: to ask who put them out of one must not let them hear another meanwhile.
    for (const roomId of left) fanOut.leaveRoom(personId, roomId)
    for (const roomId of left) await tellLeft(personId, roomId)
    for (const roomId of joined) if (heard.some((rooms) => !rooms.has(roomId))) await enter(personId, roomId)
    await presence.narrow(personId, (personIds) => core.filterSeen(coreContext, personId, personIds))
  }

  /** Tries again, after a pause, where the database was away: false. */
  async function check(personId: string): Promise<boolean> {
    try {
      await persons.run(personId, () => settle(personId))
      due.delete(personId)
      return true
    } catch (error) {
      if (due.size === 0) log.warn({ err: describeError(error) }, 'memberships not looked at')
      due.add(personId)
      retry ??= setTimeout(() => {
        retry = null
        for (const each of due) void check(each)
      }, RETRY_AFTER_MS).unref()
      return false
    }
  }

  /** An instance that is cut off from the database still hears the others: what it cannot look up it takes at their word. */
  async function checkOut(personId: string, roomId: string): Promise<void> {
    const late = setTimeout(() => mute(personId, roomId), OUT_WITHIN_MS)
    const isKnown = await check(personId)
    clearTimeout(late)
    if (!isKnown) mute(personId, roomId)
    else if (muted.has(personId)) await check(personId)
  }

  function mute(personId: string, roomId: string): void {
    const rooms = muted.get(personId) ?? new Set()
    muted.set(personId, rooms.add(roomId))
    fanOut.leaveRoom(personId, roomId)
  }

  return {
    async changed({ personId, roomId, isMember, isAgain }) {
      if (!ears.isHere(personId)) return
      if (isAgain) return persons.run(personId, () => tellAgain(personId, roomId))
      // Behind what this instance itself is doing for the person, which nearly always is what this tells of.
      const agrees = () => ears.heardBy(personId).every((rooms) => rooms.has(roomId) === isMember)
      // Whom a guest may know hangs on the rooms that they are in.
      if (isMember && (await persons.run(personId, async () => agrees()))) return
      if (isMember) await check(personId)
      else await checkOut(personId, roomId)
    },
    checkAll() {
      for (const personId of ears.personIds()) void check(personId)
    },
    close() {
      if (retry !== null) clearTimeout(retry)
    },
  }
}
