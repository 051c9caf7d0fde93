import { Refusal } from '@parley/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { Log } from '../options.ts'
import type { People } from '../people/people.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import { Slots } from './slots.ts'

/** What is missing is often on its way already: an ack may overtake the broadcast of the message before it. */
const GRACE_MS = 100
const MOST_ROOMS_AT_ONCE = 4

export interface GapsNeeds {
  readonly request: Request
  readonly isOnline: () => boolean
  readonly clock: Clock
  readonly pauses: Pauses
  readonly random: () => number
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly changes: Changes
  readonly log: Log
  readonly doubt: () => void
}

interface Filling {
  /** Rows that changed after this rev may be older here than the room's rev says. */
  patchFrom: number
  cancelGrace: (() => void) | null
  /** Messages that came, once nothing is missing any more or the connection is gone. */
  running: Promise<number> | null
}

/** What one turn at a slot brought. */
interface Turn {
  readonly came: number
  readonly hasProgressed: boolean
  /** Null where nothing is left to do. */
  readonly failure: { readonly refusal: Refusal | null } | null
}

/** Fills what is missing between a room's rev and its head: any number of pages, one question at a time in a room. */
export class Gaps {
  readonly #needs: GapsNeeds
  readonly #slots = new Slots(MOST_ROOMS_AT_ONCE)
  readonly #fillings = new WeakMap<RoomState, Filling>()

  constructor(needs: GapsNeeds) {
    this.#needs = needs
  }

  /** Something is missing; it is fetched unless it comes by itself in a moment. */
  soon(room: RoomState): void {
    const filling = this.#of(room)
    if (filling.running || filling.cancelGrace) return
    filling.cancelGrace = this.#needs.clock.after(GRACE_MS, () => {
      filling.cancelGrace = null
      if (this.#isWanting(room, filling)) void this.fill(room)
    })
  }

  /** Rows of a page that was read at `rev` came into a room that is further on. */
  patch(room: RoomState, rev: number): void {
    if (rev >= room.rev) return
    const filling = this.#of(room)
    filling.patchFrom = Math.min(filling.patchFrom, rev)
    void this.fill(room)
  }

  /** Fetches until nothing is missing. Resolves to how many messages came; never rejects. */
  fill(room: RoomState): Promise<number> {
    const filling = this.#of(room)
    filling.cancelGrace?.()
    filling.cancelGrace = null
    filling.running ??= this.#run(room, filling).finally(() => {
      filling.running = null
      // Asked for in the moment between the last look and this one.
      if (this.#isCurrent(room) && this.#isWanting(room, filling)) this.soon(room)
    })
    return filling.running
  }

  /** A room that has to wait does so without a slot, lest it hold up the others. */
  async #run(room: RoomState, filling: Filling): Promise<number> {
    const { pauses, random } = this.#needs
    let came = 0
    let refusals = 0
    for (;;) {
      const turn = await this.#slots.run(() => this.#fetch(room, filling))
      came += turn.came
      if (!turn.failure) return came
      if (turn.hasProgressed) refusals = 0
      await pauses.sleep(waitMs(turn.failure.refusal, refusals, random))
      refusals += 1
    }
  }

  async #fetch(room: RoomState, filling: Filling): Promise<Turn> {
    const { request, workspace, people, log } = this.#needs
    let cursor = Number.POSITIVE_INFINITY
    let came = 0
    let hasProgressed = false
    while (this.#isCurrent(room)) {
      cursor = Math.min(cursor, filling.patchFrom)
      filling.patchFrom = Number.POSITIVE_INFINITY
      if (cursor >= room.rev) cursor = Number.POSITIVE_INFINITY
      const after = Math.min(cursor, room.rev)
      if (after >= room.head) break
      try {
        const page = await request('room.sync', { roomId: room.id, epoch: workspace.epoch, after })
        if (!this.#isCurrent(room)) break
        people.learn(page.people)
        room.head = Math.max(room.head, page.head)
        // The room began anew from an older page meanwhile: this one would leave a hole.
        if (after > room.rev) continue
        for (const change of page.changes) if (this.#needs.changes.take(room, change)) came += 1
        this.#needs.changes.completeTo(room, page.completeTo)
        if (cursor !== Number.POSITIVE_INFINITY) cursor = page.completeTo
        // A server that is behind what is known to be committed catches up in a moment.
        if (page.completeTo <= after) throw new Refusal('UNAVAILABLE')
        hasProgressed = true
      } catch (error) {
        const refusal = error instanceof Refusal ? error : null
        filling.patchFrom = Math.min(filling.patchFrom, cursor)
        if (refusal instanceof Disconnected) break
        log('info', 'a gap could not be filled yet', { roomId: room.id, reason: refusal?.code ?? String(error) })
        if (refusal && !refusal.retryable) this.#needs.doubt()
        return { came, hasProgressed, failure: { refusal } }
      }
    }
    return { came, hasProgressed, failure: null }
  }

  #isWanting(room: RoomState, filling: Filling): boolean {
    return room.rev < room.head || filling.patchFrom < room.rev
  }

  #isCurrent(room: RoomState): boolean {
    return this.#needs.rooms.get(room.id) === room && this.#needs.isOnline()
  }

  #of(room: RoomState): Filling {
    let filling = this.#fillings.get(room)
    if (!filling) {
      filling = { patchFrom: Number.POSITIVE_INFINITY, cancelGrace: null, running: null }
      this.#fillings.set(room, filling)
    }
    return filling
  }
}
