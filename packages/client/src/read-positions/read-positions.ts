import { Refusal, type Unread } from '@parley/protocol'
import type { Cache } from '../cache/cache.ts'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { Personal } from '../personal/personal.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Timeline } from '../timelines/timeline.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { callingOf, isInRoom } from './calling.ts'
import { countUnread } from './count-unread.ts'
import { isAhead, type Position } from './unread.ts'

/** Scrolling moves the position with every row; the server hears of it this often. */
const PAUSE_MS = 400

export interface ReadPositionsNeeds {
  readonly request: Request
  readonly isOnline: () => boolean
  readonly pauses: Pauses
  readonly random: () => number
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly cache: Cache
  readonly personal: Personal
  readonly timeline: (roomId: string) => Timeline
  readonly doubt: () => void
}

/** Own read positions: here at once, on the server soon, and the same on all devices. They move forward, unless the person goes back. */
export class ReadPositions {
  readonly #needs: ReadPositionsNeeds
  /** Rooms whose position is being told, and those to be told again after that. */
  readonly #telling = new Map<RoomState, { again: boolean }>()
  /** The rev of the own room at which the server began to count as it does; 0 where that has not changed here. */
  #ruleRev = 0

  constructor(needs: ReadPositionsNeeds) {
    this.#needs = needs
    let known = needs.personal.counting()
    needs.personal.store.subscribe(() => {
      const now = needs.personal.counting()
      const before = known
      known = now
      if (now.shown !== before.shown) this.#deriveAll()
      // Counts by a rule that was shown here and never came to hold stand no longer either.
      const isSettled = now.shown !== before.shown && now.shown === now.agreed
      if (now.agreed !== before.agreed || isSettled) this.#countAnew(now.rev)
      else if (now.rev > before.rev) this.#doubt(before.rev, now.rev)
    })
  }

  advance(roomId: string, seq: number): void {
    const room = this.#needs.rooms.get(roomId)
    if (!room) return
    const readSeq = Math.min(seq, room.lastSeq)
    if (readSeq <= room.unread.readSeq) return
    this.#advanceHere(room, readSeq)
    this.#changed(room)
    this.tell(room)
  }

  /** Goes back, so that this message is the first one behind the position. One that is behind it already changes nothing. */
  rewind(roomId: string, seq: number): void {
    const room = this.#needs.rooms.get(roomId)
    if (!room || seq > room.unread.readSeq) return
    room.unread.rewind(seq - 1, this.#derive(room, seq - 1))
    this.#noteAhead(room)
    this.#changed(room)
    this.tell(room)
  }

  /** The server's word, from here or another device. */
  advanced(room: RoomState, position: Position, unread: Unread): void {
    const taken = room.unread.rebase(position, unread)
    this.#changed(room)
    // Ahead of here, but counted before what is known here: ask for a fresh count.
    const isMissed = !taken && isAhead(position, room.unread.position)
    if (isMissed || room.unread.wantsCount) this.tell(room)
  }

  /** A room came whose count may be from before the server began to count as it does. */
  entered(room: RoomState): void {
    room.unread.ruleChanged(this.#ruleRev)
    if (room.unread.wantsCount) this.tell(room)
  }

  /** Tells the server where the position is; its answer brings a fresh count. */
  tell(room: RoomState): void {
    const telling = this.#telling.get(room)
    if (telling) telling.again = true
    else void this.#tell(room)
  }

  /** Somebody was blocked, or is not any more, or other words call the person: what is here counts differently at once. */
  #deriveAll(): void {
    for (const room of this.#behind()) {
      const { readSeq } = room.unread
      this.#advanceHere(room, readSeq)
      this.#changed(room)
    }
  }

  /** The server counts differently since this rev of the own room. Also where all is read: a count from before may be on its way. */
  #countAnew(ownRev: number): void {
    this.#ruleRev = ownRev
    const behind = new Set(this.#behind())
    for (const room of this.#needs.rooms.all()) {
      if (room.isOwn) continue
      room.unread.ruleChanged(ownRev)
      const { readSeq } = room.unread
      if (behind.has(room)) {
        // What was heard of until now was judged by the old rule, or passed over.
        room.unread.skipTo(room.head)
        this.tell(room)
      } else this.#advanceHere(room, readSeq)
    }
  }

  /** The server counts at one rev of the own room as at the other; between the two it may have counted differently. */
  #doubt(from: number, to: number): void {
    this.#ruleRev = to
    for (const room of this.#needs.rooms.all()) {
      if (room.isOwn) continue
      room.unread.ruleStands(from, to)
      if (room.unread.wantsCount) this.tell(room)
    }
  }

  #behind(): RoomState[] {
    return this.#needs.rooms.all().filter((room) => !room.isOwn && room.lastSeq > room.unread.readSeq)
  }

  async #tell(room: RoomState): Promise<void> {
    const { request, workspace, rooms, isOnline, pauses, random } = this.#needs
    const telling = { again: true }
    this.#telling.set(room, telling)
    let refusals = 0
    while (telling.again && isOnline() && rooms.get(room.id) === room) {
      telling.again = false
      let pauseMs = PAUSE_MS
      try {
        const { epoch } = workspace
        const answer = await request('read.advance', {
          roomId: room.id,
          epoch,
          seq: room.unread.readSeq,
          rewinds: room.unread.position.rewinds,
        })
        refusals = 0
        this.advanced(room, answer, answer.unread)
      } catch (error) {
        const refusal = error instanceof Refusal ? error : null
        // A new hello compares the positions anyway; where another link has replaced the lost one, none will come.
        if (refusal instanceof Disconnected && !isOnline()) break
        if (refusal && !refusal.retryable) {
          this.#needs.doubt()
          break
        }
        telling.again = true
        pauseMs = waitMs(refusal, refusals, random)
        refusals += 1
      }
      await pauses.sleep(pauseMs)
    }
    this.#telling.delete(room)
  }

  #advanceHere(room: RoomState, readSeq: number): void {
    room.unread.advance(readSeq, this.#derive(room, readSeq))
    this.#noteAhead(room)
  }

  /** What was derived is as of the room's rev. A count of the server's may have held what came since, which nobody noted then. */
  #noteAhead(room: RoomState): void {
    const timeline = this.#needs.timeline(room.id)
    if (timeline.load !== 'ready') return
    const { personal, workspace } = this.#needs
    const { personId } = workspace
    const keywords = personal.keywords()
    for (const message of timeline.newestFirst()) {
      if (message.seq <= room.unread.readSeq) break
      const isAheadOfRoom = message.rev > room.rev && message.authorId !== personId && isInRoom(message)
      if (isAheadOfRoom && !personal.isBlocked(message.authorId)) {
        room.unread.note(message, callingOf(message, personId, keywords))
      }
    }
  }

  /** The unread count as the rows tell it, where all that lie behind the position are here. */
  #derive(room: RoomState, readSeq: number): Unread | null {
    if (readSeq >= room.lastSeq && room.lastSeq <= room.rev) {
      const { ownRev } = room.unread
      return { count: 0, asOfRev: room.rev, ...(ownRev > 0 && { ownRev }) }
    }
    const timeline = this.#needs.timeline(room.id)
    if (timeline.load !== 'ready' || readSeq + 1 < timeline.from) return null
    const { personId } = this.#needs.workspace
    const wasDeletedBy = (seq: number, rev: number) => room.unread.wasDeletedBy(seq, rev)
    const isBlocked = (authorId: string) => this.#needs.personal.isBlocked(authorId)
    return countUnread(timeline.newestFirst(), {
      readSeq,
      rev: room.rev,
      personId,
      wasDeletedBy,
      isBlocked,
      keywords: this.#needs.personal.keywords(),
      ownRev: room.unread.ownRev,
    })
  }

  #changed(room: RoomState): void {
    this.#needs.rooms.changed(room)
    this.#needs.cache.touch(room.id)
  }
}
