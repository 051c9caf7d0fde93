import { type OutboxEntry, subjectOf } from './entry.ts'

/** The acts of one room, in their order. One at a time is on its way, so that they arrive in this order. */
export class Lane {
  readonly roomId: string
  /** Replaced, never changed, so that a screen may hold it. */
  entries: readonly OutboxEntry[] = []
  /** Key of the act that is on its way. */
  inFlight: string | null = null
  /** Refusals in a row that said "later". */
  refusals = 0
  /** Ends the wait before the next try; null where nothing is waited for. */
  cancelWait: (() => void) | null = null

  constructor(roomId: string) {
    this.roomId = roomId
  }

  /** Adds an act, or replaces the one with its key. */
  put(entry: OutboxEntry): void {
    const others = this.entries.filter((other) => other.key !== entry.key)
    const at = others.findLastIndex((other) => isBefore(other, entry)) + 1
    this.entries = [...others.slice(0, at), entry, ...others.slice(at)]
  }

  find(key: string): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.key === key)
  }

  remove(key: string): boolean {
    const left = this.entries.filter((entry) => entry.key !== key)
    const removed = left.length < this.entries.length
    if (removed) this.entries = left
    if (this.inFlight === key) this.inFlight = null
    return removed
  }

  /** Failed acts wait for a person, and sends of a slow room for their turn; they do not hold up the rest. */
  next(withoutSends = false): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.refused === null && !(withoutSends && entry.kind === 'send'))
  }

  /** Waiting acts on the message that an act at the same place replaces. */
  supersededBy(act: OutboxEntry): OutboxEntry[] {
    const subject = subjectOf(act)
    if (subject === null) return []
    return this.entries.filter(
      (entry) => subjectOf(entry) === subject && entry.key !== act.key && entry.key !== this.inFlight,
    )
  }
}

function isBefore(a: OutboxEntry, b: OutboxEntry): boolean {
  return a.order < b.order || (a.order === b.order && a.key < b.key)
}
