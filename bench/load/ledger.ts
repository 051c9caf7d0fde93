import type { Histogram } from './histogram.ts'

/** The byte that begins each message body and stands nowhere else in a frame. */
export const MARK = '~'
const MARK_BYTE = 0x7e
const NUMBER_DIGITS = 8
/** Message numbers have eight digits, and never repeat in one run of the bench. */
const FIRST_NUMBER = 10_000_000
const BODY_BYTES = 100
/** Behind the last mark of a frame there is less than this, and no other mark. */
const TAIL_BYTES = 230
const FILLER = 'abcdefghij klmnopqrst uvwxyz '.repeat(8)

/** What a room was sent, or a member received: enough to tell whether they are the same messages. */
interface Tally {
  readonly counts: Uint32Array
  readonly sums: Float64Array
  readonly mixes: Int32Array
}

/**
 * The messages of one round: when each was due, and who received which. It counts without parsing JSON: a body begins with
 * a mark and the message's number, and the same tally on both sides means that each member got each message once.
 */
export class Ledger {
  static #nextNumber = FIRST_NUMBER
  readonly first = Ledger.#nextNumber
  next = this.first
  deliveries = 0
  /** Deliveries that belong to no message of this round. */
  strays = 0
  acked = 0
  refused = 0
  readonly #dueAt: Float64Array
  readonly #sent: Tally
  readonly #received: Tally
  readonly #latencies: Histogram
  #measuresFrom = Number.POSITIVE_INFINITY
  #firstOffset = 0
  /** How far apart marks were in the last frame: where to look first. */
  #stride = BODY_BYTES

  constructor(rooms: number, members: number, capacity: number, latencies: Histogram) {
    this.#dueAt = new Float64Array(capacity)
    this.#sent = newTally(rooms)
    this.#received = newTally(members)
    this.#latencies = latencies
    Ledger.#nextNumber += capacity
  }

  get sent(): number {
    return this.next - this.first
  }

  get isFull(): boolean {
    return this.sent >= this.#dueAt.length
  }

  /** Latencies count for messages that are due from now on. */
  measureFrom(moment: number): void {
    this.#measuresFrom = moment
  }

  /** Takes the next number for a message that was due at `dueAt` (as `performance.now()`). */
  begin(room: number, dueAt: number): number {
    const number = this.next
    this.next += 1
    this.#dueAt[number - this.first] = dueAt
    add(this.#sent, room, number)
    return number
  }

  body(number: number): string {
    return (MARK + number + FILLER).slice(0, BODY_BYTES)
  }

  isOwn(number: number): boolean {
    return number >= this.first && number < this.next
  }

  /** Counts the messages in a frame that `member` received; true when the message of the number `awaited` is among them. */
  receive(buffer: Buffer, start: number, end: number, member: number, awaited: number): boolean {
    const now = performance.now()
    let came = false
    let at = start + this.#firstOffset
    if (buffer[at] !== MARK_BYTE) {
      at = buffer.indexOf(MARK_BYTE, start)
      this.#firstOffset = at - start
    }
    while (at !== -1 && at < end) {
      let number = 0
      for (let index = at + 1; index <= at + NUMBER_DIGITS; index += 1) {
        number = number * 10 + (buffer[index] as number) - 0x30
      }
      if (number === awaited) came = true
      this.#count(number, member, now)
      if (end - at < BODY_BYTES + TAIL_BYTES) break
      const guess = at + this.#stride
      const next = buffer[guess] === MARK_BYTE ? guess : buffer.indexOf(MARK_BYTE, at + 1)
      if (next > at) this.#stride = next - at
      at = next
    }
    return came
  }

  #count(number: number, member: number, now: number): void {
    if (!this.isOwn(number)) {
      this.strays += 1
      return
    }
    this.deliveries += 1
    add(this.#received, member, number)
    const dueAt = this.#dueAt[number - this.first] as number
    if (dueAt >= this.#measuresFrom) this.#latencies.add(now - dueAt)
  }

  /** How many deliveries a member of the room lacks (or has too many, or has wrong: 1 at least). */
  missing(room: number, member: number): number {
    const lacks = (this.#sent.counts[room] as number) - (this.#received.counts[member] as number)
    if (lacks !== 0) return Math.abs(lacks)
    const same =
      this.#sent.sums[room] === this.#received.sums[member] && this.#sent.mixes[room] === this.#received.mixes[member]
    return same ? 0 : 1
  }
}

function newTally(size: number): Tally {
  return { counts: new Uint32Array(size), sums: new Float64Array(size), mixes: new Int32Array(size) }
}

function add(tally: Tally, index: number, number: number): void {
  tally.counts[index] = (tally.counts[index] as number) + 1
  tally.sums[index] = (tally.sums[index] as number) + number
  tally.mixes[index] = (tally.mixes[index] as number) ^ Math.imul(number ^ (number >>> 15), 0x2c1b3c6d)
}
