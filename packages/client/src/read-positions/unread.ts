import type { Message, Unread } from '@parley/protocol'
import type { Calling } from './calling.ts'
import { MOST_COUNTED } from './count-unread.ts'

/** In a room that nobody reads, nothing replaces the base by itself: beyond this a fresh count is asked for. */
const MOST_CHANGED = 1_000

/** Of two positions the one with more rewinds counts, then the larger seq. */
export interface Position {
  readonly readSeq: number
  readonly rewinds?: number | undefined
}

export function isAhead(a: Position, b: Position): boolean {
  const [ofA, ofB] = [a.rewinds ?? 0, b.rewinds ?? 0]
  return ofA > ofB || (ofA === ofB && a.readSeq > b.readSeq)
}

interface Seen {
  readonly rev: number
  readonly alive: boolean
  readonly calling: Calling
  /** The smallest rev at which it is known to have called like that. */
  readonly callingSince: number
  /** The smallest rev at which it is known to have been deleted: a tombstone changes with the thread that hangs on it. */
  readonly deletedBy: number
}

/**
 * Counts what lies behind the read position: undeleted messages by others, but for those whom the person blocked. It starts from a count that was exact as
 * of some rev, and adds what is known to have happened after it; so a change may arrive twice, late, or be part of
 * the count already. Nothing is stored: a new count replaces all.
 */
export class UnreadCount {
  #readSeq: number
  #rewinds: number
  #base: Unread
  /** Messages by others that changed, by seq. Complete for the revs from `#loggedFrom` up to the room's. */
  readonly #changed = new Map<number, Seen>()
  #loggedFrom: number
  /** Counts from before this rev of the own room know other people as blocked, or other keywords. */
  #ownRev = 0
  #sum = 0
  #mentionSum = 0
  #namedSum = 0
  /** Seqs of tombstones of which is unknown what of them was counted: whether they were there, or a mention. */
  readonly #unsure = new Set<number>()

  constructor({ readSeq, rewinds = 0 }: Position, unread: Unread) {
    this.#readSeq = readSeq
    this.#rewinds = rewinds
    this.#base = unread
    this.#loggedFrom = unread.asOfRev
  }

  get readSeq(): number {
    return this.#readSeq
  }

  /** Where it is, as it is told. */
  get position(): Position {
    return { readSeq: this.#readSeq, ...(this.#rewinds > 0 && { rewinds: this.#rewinds }) }
  }

  /** From 0 to 1,000. */
  get count(): number {
    return Math.max(0, Math.min(MOST_COUNTED, this.#base.count + this.#sum))
  }

  /** How many of them mention the person, from 0 to `count`. */
  get mentions(): number {
    return Math.max(0, Math.min(this.count, (this.#base.mentions ?? 0) + this.#mentionSum))
  }

  /** How many of them name the person, from 0 to `mentions`. */
  get named(): number {
    return Math.max(0, Math.min(this.mentions, (this.#base.named ?? 0) + this.#namedSum))
  }

  get asOfRev(): number {
    return this.#base.asOfRev
  }

  /**
   * True where only the server can tell (more than it counted, and some of those went away), or where so much
   * happened since its count that a fresh one is cheaper to hold; where it counted with other people blocked; and where
   * what happened after it went by unseen.
   */
  get wantsCount(): boolean {
    if ((this.#base.ownRev ?? 0) < this.#ownRev || this.#base.asOfRev < this.#loggedFrom) return true
    return (
      (this.#base.count >= MOST_COUNTED && this.#sum < 0) || this.#changed.size > MOST_CHANGED || this.#unsure.size > 0
    )
  }

  /**
   * A message by another, in the state that it has now. Returns whether the count may have moved.
   * @param before its state as it was shown until now, where it was
   * @param wasCalling how it called the person then
   */
  note(message: Message, calling: Calling = null, before?: Message, wasCalling = calling): boolean {
    const known = this.#changed.get(message.seq)
    if (message.rev <= (known?.rev ?? this.#loggedFrom)) return false
    const earlier = before !== undefined && before.rev < message.rev ? before : undefined
    const alive = message.deletedAt === null
    const deletedBy = Math.min(known?.deletedBy ?? message.rev, earlier?.deletedAt ? earlier.rev : message.rev)
    const callingSince = sinceWhen(message, calling, known, earlier && { rev: earlier.rev, calling: wasCalling })
    const next = {
      rev: message.rev,
      alive,
      calling,
      callingSince,
      deletedBy: alive ? Number.POSITIVE_INFINITY : deletedBy,
    }
    const difference = this.#weight(message.seq, next) - (known ? this.#weight(message.seq, known) : 0)
    this.#changed.set(message.seq, next)
    this.#sum += difference
    for (const [seen, sign] of [
      [next, 1],
      [known, -1],
    ] as const) {
      if (seen === undefined || !this.#isCalling(message.seq, seen)) continue
      this.#mentionSum += sign
      if (seen.calling === 'named') this.#namedSum += sign
    }
    const wasCounted = message.seq > this.#readSeq && message.seq <= this.#base.asOfRev
    const isUnclear = (!known && !earlier) || (deletedBy === message.rev && (this.#base.mentions ?? 0) > 0)
    if (!alive && wasCounted && isUnclear) this.#unsure.add(message.seq)
    // An edit may have made it a mention, or none.
    const isKnown = earlier !== undefined || message.editedAt === null
    if (alive && wasCounted && (isKnown ? calling !== wasCalling : calling !== null || this.mentions > 0)) {
      this.#unsure.add(message.seq)
    }
    return difference !== 0
  }

  /**
   * A fresh count. One that belongs to an older read position, or to a moment before what is known since, is not
   * taken; returns whether it was.
   */
  rebase(position: Position, unread: Unread): boolean {
    if (isAhead(this.position, position) || unread.asOfRev < this.#loggedFrom) return false
    if ((unread.ownRev ?? 0) < this.#ownRev) return false
    this.#take(position, unread)
    // What was counted may have been a mention and be none any more, edited or gone, or the other way round.
    for (const [seq, { alive, calling, callingSince, deletedBy }] of this.#changed) {
      const isCounted = seq > this.#readSeq && seq <= unread.asOfRev
      const isUnclear = (alive ? callingSince : deletedBy) > unread.asOfRev
      if (isCounted && isUnclear && (calling !== null || (unread.mentions ?? 0) > 0)) this.#unsure.add(seq)
    }
    this.#addUp()
    return true
  }

  /**
   * Moves the position forward on this device, with the count as derived from the rows that are here, or without
   * one where they are not: the server's answer brings it.
   */
  advance(readSeq: number, derived: Unread | null): void {
    this.#readSeq = readSeq
    this.#addUp()
    if (!derived) return
    this.#loggedFrom = Math.min(this.#loggedFrom, derived.asOfRev)
    this.#take(this.position, derived)
    this.#addUp()
  }

  /** The same backward. */
  rewind(readSeq: number, derived: Unread | null): void {
    this.#rewinds += 1
    this.advance(readSeq, derived)
  }

  /** Whether this message of another was deleted by then, as far as is known here. */
  wasDeletedBy(seq: number, rev: number): boolean {
    return (this.#changed.get(seq)?.deletedBy ?? Number.POSITIVE_INFINITY) <= rev
  }

  /** As of this rev of the own room others are blocked than before, or other words call: a count from then on is needed. */
  ruleChanged(ownRev: number): void {
    this.#ownRev = Math.max(this.#ownRev, ownRev)
  }

  /** As of `to` the rule is as it was at `from`, whatever it was between the two: what was counted between them is in doubt. */
  ruleStands(from: number, to: number): void {
    const { ownRev = 0 } = this.#base
    if (ownRev >= this.#ownRev && ownRev <= from) this.#base = { ...this.#base, ownRev: to }
    this.ruleChanged(to)
  }

  /** The rev of the own room that the count knows. */
  get ownRev(): number {
    return Math.max(this.#ownRev, this.#base.ownRev ?? 0)
  }

  /** What happened up to `rev` went by unseen: only a count from then on is good. */
  skipTo(rev: number): void {
    this.#loggedFrom = Math.max(this.#loggedFrom, rev)
  }

  #take(position: Position, unread: Unread): void {
    const { readSeq, rewinds = 0 } = position
    const goesBack = readSeq < this.#readSeq
    this.#readSeq = readSeq
    this.#rewinds = rewinds
    this.#base = unread
    this.#loggedFrom = unread.asOfRev
    for (const [seq, { rev }] of this.#changed) {
      if (rev <= unread.asOfRev) this.#changed.delete(seq)
    }
    // Nobody noted what was counted of the tombstones that lie behind it now.
    for (const [seq, { alive }] of goesBack ? this.#changed : []) if (!alive) this.#unsure.add(seq)
    for (const seq of this.#unsure) {
      if (seq <= readSeq || !this.#changed.has(seq)) this.#unsure.delete(seq)
    }
  }

  #addUp(): void {
    this.#sum = 0
    this.#mentionSum = 0
    this.#namedSum = 0
    for (const [seq, state] of this.#changed) {
      this.#sum += this.#weight(seq, state)
      if (!this.#isCalling(seq, state)) continue
      this.#mentionSum += 1
      if (state.calling === 'named') this.#namedSum += 1
    }
  }

  /** Of what the base did not count. */
  #isCalling(seq: number, { alive, calling }: Seen): boolean {
    return alive && calling !== null && seq > this.#readSeq && seq > this.#base.asOfRev
  }

  #weight(seq: number, { rev, alive, deletedBy }: Seen): number {
    if (seq <= this.#readSeq || rev <= this.#base.asOfRev) return 0
    if (seq > this.#base.asOfRev) return alive ? 1 : 0
    return alive || deletedBy <= this.#base.asOfRev ? 0 : -1
  }
}

function sinceWhen(
  message: Message,
  calling: Calling,
  ...states: readonly (
    | { readonly rev: number; readonly calling: Calling; readonly callingSince?: number }
    | undefined
  )[]
): number {
  if (message.editedAt === null) return message.seq
  const alike = states.flatMap((state) => (state?.calling === calling ? (state.callingSince ?? state.rev) : []))
  return Math.min(message.rev, ...alike)
}
