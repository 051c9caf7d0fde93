import { Refusal } from '@parley/protocol'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected } from '../connection/requests.ts'
import { Cell } from '../stores/cell.ts'
import { refuseLength } from './body-length.ts'
import { type Delivered, deliver } from './deliver.ts'
import { inEpoch, isMark, type OutboxEntry, waits } from './entry.ts'
import { Lane } from './lane.ts'
import type { OutboxNeeds } from './needs.ts'
import { SlowSends } from './slow-sends.ts'
import { Suspects } from './suspects.ts'

/** A command that the server breaks on every time must not hold up its room for ever. */
const MOST_INTERNAL = 20

/**
 * Own acts on their way: FIFO in each room, rooms side by side. Each is stored before it is sent, sent until it is
 * acked or refused, and leaves only then, or when its author gives it up.
 */
export class Outbox {
  readonly size: Cell<number>
  readonly #needs: OutboxNeeds
  readonly #lanes = new Map<string, Lane>()
  /** Not stored yet, hence not sent yet. */
  readonly #storing = new Set<string>()
  readonly #suspects: Suspects
  readonly #slow: SlowSends
  #open = false
  #lastOrder = 0
  #cancelPause: (() => void) | null = null

  constructor(needs: OutboxNeeds) {
    this.#needs = needs
    this.#suspects = new Suspects(needs.clock, () => this.pump())
    this.#slow = new SlowSends(needs.clock, () => this.pump())
    this.size = new Cell(needs.batch, 0, () =>
      [...this.#lanes.values()].reduce((sum, l) => sum + l.entries.filter(waits).length, 0),
    )
  }

  entries(roomId: string): readonly OutboxEntry[] {
    return this.#lanes.get(roomId)?.entries ?? []
  }

  /** Takes over what a closed tab, or the last run, left behind. Nothing is sent before the first time. */
  async adopt(): Promise<void> {
    const left = await this.#needs.storage.adoptEntries(this.#needs.owner)
    for (const entry of left) {
      const lane = this.#lane(entry.roomId)
      if (lane.find(entry.key)) continue
      // Sent before the tab was gone, only the ack was missed.
      if (this.#needs.isCommitted(entry.roomId, entry.key)) {
        void this.#needs.storage.deleteEntry(entry.key)
        continue
      }
      this.#lastOrder = Math.max(this.#lastOrder, entry.order)
      lane.put(entry)
      this.#changed(lane)
    }
    this.#open = true
    this.pump()
  }

  /** The next place in the queue. It grows even where a clock goes backward. */
  nextOrder(): number {
    this.#lastOrder = Math.max(this.#lastOrder + 1, this.#needs.clock.now())
    return this.#lastOrder
  }

  /** Shows the act at once, stores it, then sends it. A newer act on a message replaces one that still waits. */
  add(entry: OutboxEntry): void {
    const lane = this.#lane(entry.roomId)
    for (const older of lane.supersededBy(entry)) this.#remove(lane, older.key)
    this.#replace(lane, entry)
  }

  /** Sends a failed act again, as `again` where what it addresses has changed. */
  retry(entry: OutboxEntry): void {
    const lane = this.#lane(entry.roomId)
    if (lane.find(entry.key)?.refused == null) return
    this.#replace(lane, { ...entry, refused: null })
  }

  discard(roomId: string, key: string): void {
    const lane = this.#lane(roomId)
    // What is on its way cannot be called back.
    if (lane.inFlight !== key) this.#remove(lane, key)
  }

  find(roomId: string, key: string): OutboxEntry | undefined {
    return this.#lanes.get(roomId)?.find(key)
  }

  /** The message of a send was seen committed, by whichever way it came. */
  settle(roomId: string, key: string): void {
    const lane = this.#lanes.get(roomId)
    const entry = lane?.find(key)
    if (!lane || !entry) return
    lane.refusals = 0
    this.#needs.done(entry)
    this.#remove(lane, key)
    this.pump()
  }

  /** Seqs of another epoch may be other messages now: what addresses one fails; a send goes without what it named. */
  leaveOtherEpochs(epoch: string): void {
    const refusal = new Refusal('EPOCH_CHANGED')
    for (const lane of this.#lanes.values()) {
      for (const entry of lane.entries) {
        const kept = inEpoch(entry, epoch)
        if (kept === entry || (kept === null && entry.refused !== null)) continue
        if (kept === null) this.#fail(lane, entry, refusal)
        else this.#replace(lane, kept)
      }
    }
  }

  /** A new connection: what an earlier one put off is tried at once. */
  connected(): void {
    for (const lane of this.#lanes.values()) {
      lane.cancelWait?.()
      lane.cancelWait = null
    }
    this.#slow.releaseAll()
    this.#suspects.connected()
    this.pump()
  }

  /** The room is not what it was: what waits for its turn asks again. */
  roomChanged(roomId: string): void {
    this.#slow.release(roomId)
    this.pump()
  }

  /** Sends whatever may be sent now. */
  pump(): void {
    for (const lane of this.#lanes.values()) this.#send(lane)
  }

  stop(): void {
    this.#open = false
    this.#cancelPause?.()
    this.#suspects.stop()
    this.#slow.releaseAll()
    for (const lane of this.#lanes.values()) lane.cancelWait?.()
  }

  #send(lane: Lane): void {
    if (!this.#open || this.#cancelPause || lane.cancelWait || lane.inFlight !== null || !this.#needs.isOnline()) return
    const entry = this.#nextOf(lane)
    if (!entry || this.#storing.has(entry.key)) return
    if (!this.#suspects.admits(entry.key, () => this.#isAnyInFlight())) return
    lane.inFlight = entry.key
    deliver(this.#needs.request, entry).then(
      (delivered) => this.#acked(lane, entry, delivered),
      (error: unknown) => this.#refused(lane, entry, error),
    )
  }

  /** The next act that a server would look at: what is too long fails here, as its frame may end the connection. */
  #nextOf(lane: Lane): OutboxEntry | undefined {
    const limits = this.#needs.limits()
    const isSlow = this.#slow.holds(lane.roomId)
    for (let entry = lane.next(isSlow); entry; entry = lane.next(isSlow)) {
      const refusal = limits && 'body' in entry ? refuseLength(entry.body, limits) : null
      if (!refusal) return entry
      this.#fail(lane, entry, refusal)
    }
    return undefined
  }

  #isAnyInFlight(): boolean {
    return [...this.#lanes.values()].some((lane) => lane.inFlight !== null)
  }

  #acked(lane: Lane, entry: OutboxEntry, delivered: Delivered): void {
    if (lane.inFlight === entry.key) {
      lane.inFlight = null
      lane.refusals = 0
    }
    this.#needs.committed(lane.roomId, delivered)
    this.#remove(lane, entry.key)
    this.pump()
  }

  #refused(lane: Lane, entry: OutboxEntry, error: unknown): void {
    // Settled meanwhile: its message was seen, so this answer says nothing any more.
    if (lane.inFlight !== entry.key) return
    lane.inFlight = null
    const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL')
    if (!(error instanceof Refusal)) this.#needs.log('warn', 'an answer could not be used', { error: String(error) })
    if (refusal instanceof Disconnected) {
      this.#lost(lane, entry, refusal)
      return
    }
    this.#suspects.clear(entry.key)
    if (refusal.code === 'SESSION_ENDED' || refusal.code === 'UNAUTHENTICATED') return
    if (refusal.code === 'SLOW_MODE') {
      const ms = waitMs(refusal, 0, this.#needs.random)
      this.#slow.hold(lane.roomId, ms)
      this.#needs.slowed(lane.roomId, ms)
      this.pump()
      return
    }
    const gaveUp = refusal.code === 'INTERNAL' && lane.refusals >= MOST_INTERNAL
    if (refusal.retryable && !gaveUp) {
      this.#wait(lane, refusal)
      this.pump()
      return
    }
    // Hello says which epoch it is, and what the message may not name any more is dropped from it then.
    if (refusal.code === 'EPOCH_CHANGED' && entry.kind === 'send' && lane.refusals < MOST_INTERNAL) {
      this.#needs.doubt()
      this.#wait(lane, refusal)
      return
    }
    // Whether one is blocked is told with the room, which is asked for again.
    if (refusal.code === 'BLOCKED') this.#needs.doubt()
    lane.refusals = 0
    this.#fail(lane, entry, refusal)
    this.pump()
  }

  #lost(lane: Lane, entry: OutboxEntry, { wasAlone }: Disconnected): void {
    // A client that is closed lets go of its link by itself.
    if (this.#open && this.#suspects.lost(entry.key, wasAlone)) {
      this.#needs.log('warn', 'an act ended every connection that it was sent on', { roomId: lane.roomId })
      this.#fail(lane, entry, new Refusal('INTERNAL'))
    }
    // It went with a link that another has replaced: no new connection will come to begin a trial.
    if (this.#needs.isOnline()) this.#suspects.connected()
    this.pump()
  }

  #wait(lane: Lane, refusal: Refusal): void {
    const delayMs = waitMs(refusal, lane.refusals, this.#needs.random)
    lane.refusals += 1
    const cancel = this.#needs.clock.after(delayMs, () => {
      if (refusal.code === 'RATE_LIMITED') this.#cancelPause = null
      lane.cancelWait = null
      this.pump()
    })
    // The rate is a person's, not a room's: asking for another room meanwhile would only be refused.
    if (refusal.code === 'RATE_LIMITED' && !this.#cancelPause) this.#cancelPause = cancel
    else lane.cancelWait = cancel
  }

  #fail(lane: Lane, entry: OutboxEntry, refusal: Refusal): void {
    this.#suspects.clear(entry.key)
    if (isMark(entry)) {
      this.#remove(lane, entry.key)
      this.#needs.dropped(entry, refusal)
    } else this.#replace(lane, { ...entry, refused: refusal.toWire() })
  }

  #replace(lane: Lane, entry: OutboxEntry): void {
    lane.put(entry)
    this.#changed(lane)
    this.#store(lane, entry)
  }

  #store(lane: Lane, entry: OutboxEntry): void {
    this.#storing.add(entry.key)
    // A storage that fails says so in the log; the act is sent all the same.
    void this.#needs.storage.putEntry(this.#needs.owner, entry).finally(() => {
      this.#storing.delete(entry.key)
      this.#send(lane)
    })
  }

  #remove(lane: Lane, key: string): void {
    if (!lane.remove(key)) return
    this.#suspects.clear(key)
    this.#changed(lane)
    void this.#needs.storage.deleteEntry(key)
  }

  #changed(lane: Lane): void {
    this.#needs.changed(lane.roomId, lane.entries)
    this.size.invalidate()
  }

  #lane(roomId: string): Lane {
    let lane = this.#lanes.get(roomId)
    if (!lane) {
      lane = new Lane(roomId)
      this.#lanes.set(roomId, lane)
    }
    return lane
  }
}
