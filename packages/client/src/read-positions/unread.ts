import type { Message, Unread } from '@parley/protocol'

/** The server counts no further. */
const MOST = 1_000
/** In a room that nobody reads, nothing replaces the base by itself: beyond this a fresh count is asked for. */
const MOST_CHANGED = 1_000

interface Seen {
  readonly rev: number
  readonly alive: boolean
  readonly isMention: boolean
}

/** Whether a message stands in its room; a reply may stand in its thread only. */
export function isInRoom(message: Message): boolean {
  return message.threadOf === undefined || message.alsoInRoom === true
}

/** Whether it calls this person, by name or with everybody. */
export function isMentioned(message: Message, personId: string): boolean {
  return message.mentionsAll !== undefined || message.mentions?.includes(personId) === true
}

/**
 * Counts what lies behind the read position: undeleted messages by others. It starts from a count that was exact as
 * of some rev, and adds what is known to have happened after it; so a change may arrive twice, late, or be part of
 * the count already. Nothing is stored: a new count replaces all.
 */
export class UnreadCount {
  #readSeq: number
  #base: Unread
  /** Messages by others that changed, by seq. Complete for the revs from `#loggedFrom` up to the room's. */
  readonly #changed = new Map<number, Seen>()
  #loggedFrom: number
  #sum = 0
  #mentionSum = 0
  /** A mention that was counted may have gone: a tombstone no longer tells. */
  #isUnsureOfMentions = false

  constructor(readSeq: number, unread: Unread) {
    this.#readSeq = readSeq
    this.#base = unread
    this.#loggedFrom = unread.asOfRev
  }

  get readSeq(): number {
    return this.#readSeq
  }

  /** From 0 to 1,000. */
  get count(): number {
    return Math.max(0, Math.min(MOST, this.#base.count + this.#sum))
  }

  /** How many of them mention the person, from 0 to `count`. */
  get mentions(): number {
    return Math.max(0, Math.min(this.count, (this.#base.mentions ?? 0) + this.#mentionSum))
  }

  get asOfRev(): number {
    return this.#base.asOfRev
  }

  /**
   * True where only the server can tell (more than it counted, and some of those went away), or where so much
   * happened since its count that a fresh one is cheaper to hold.
   */
  get wantsCount(): boolean {
    return (this.#base.count >= MOST && this.#sum < 0) || this.#changed.size > MOST_CHANGED || this.#isUnsureOfMentions
  }

  /** A message by another, in the state that it has now. Returns whether the count may have moved. */
  note(message: Message, isMention = false): boolean {
    const known = this.#changed.get(message.seq)
    if (message.rev <= (known?.rev ?? this.#loggedFrom)) return false
    const next = { rev: message.rev, alive: message.deletedAt === null, isMention }
    const difference = this.#weight(message.seq, next) - (known ? this.#weight(message.seq, known) : 0)
    this.#changed.set(message.seq, next)
    this.#sum += difference
    this.#mentionSum += this.#mentionWeight(message.seq, next) - (known ? this.#mentionWeight(message.seq, known) : 0)
    const wasCounted = message.seq > this.#readSeq && message.seq <= this.#base.asOfRev
    if (!next.alive && wasCounted && (this.#base.mentions ?? 0) > 0) this.#isUnsureOfMentions = true
    return difference !== 0
  }

  /**
   * A fresh count. One that belongs to an older read position, or to a moment before what is known since, is not
   * taken; returns whether it was.
   */
  rebase(readSeq: number, unread: Unread): boolean {
    if (readSeq < this.#readSeq || unread.asOfRev < this.#loggedFrom) return false
    this.#readSeq = readSeq
    this.#base = unread
    this.#loggedFrom = unread.asOfRev
    this.#isUnsureOfMentions = false
    for (const [seq, { rev }] of this.#changed) {
      if (rev <= unread.asOfRev) this.#changed.delete(seq)
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
    this.rebase(readSeq, derived)
  }

  /** What happened up to `rev` went by unseen: only a count from then on is good. */
  skipTo(rev: number): void {
    this.#loggedFrom = Math.max(this.#loggedFrom, rev)
  }

  #addUp(): void {
    this.#sum = 0
    this.#mentionSum = 0
    for (const [seq, state] of this.#changed) {
      this.#sum += this.#weight(seq, state)
      this.#mentionSum += this.#mentionWeight(seq, state)
    }
  }

  /** Of what the base did not count. */
  #mentionWeight(seq: number, { alive, isMention }: Seen): number {
    return alive && isMention && seq > this.#readSeq && seq > this.#base.asOfRev ? 1 : 0
  }

  #weight(seq: number, { rev, alive }: Seen): number {
    if (seq <= this.#readSeq || rev <= this.#base.asOfRev) return 0
    if (seq > this.#base.asOfRev) return alive ? 1 : 0
    return alive ? 0 : -1
  }
}

/** Counts in rows that hold every message behind `readSeq`, as the room was at `rev`: rows may run ahead of it. */
export function countUnread(
  newestFirst: Iterable<Message>,
  { readSeq, rev, personId }: { readonly readSeq: number; readonly rev: number; readonly personId: string },
): Unread {
  let count = 0
  let mentions = 0
  for (const message of newestFirst) {
    if (message.seq <= readSeq || count >= MOST) break
    if (message.seq > rev || message.authorId === personId || !isInRoom(message)) continue
    if (message.deletedAt !== null && message.rev <= rev) continue
    count += 1
    if (isMentioned(message, personId)) mentions += 1
  }
  return { count, ...(mentions > 0 && { mentions }), asOfRev: rev }
}
