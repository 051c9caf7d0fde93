import type { Line, Message, Refusal } from '@parley/protocol'
import type { TimelineRow, TimelineSnapshot } from '../api.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import { isInRoom } from '../read-positions/calling.ts'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'
import { emptySnapshot } from './empty-snapshot.ts'
import { linesWithin } from './lines.ts'
import { endsIn, Overlay } from './overlay.ts'
import { keyOf, placeOf, type SentRow } from './rows.ts'

/** Which of a room's timelines: its own, the one of the thread under a seq, or its look into the past. */
export type Which = number | 'past' | null

/** A look into the past keeps so many rows, however far it goes in either direction. */
const KEPT_OF_PAST = 1_000

/** A room whose older rows nobody looks at is cut to its newest ones after this many more of them. */
const MOST_ARRIVED = 2_000
const KEPT_ROWS = 500

/**
 * The rows of one room, or of one thread in it, that are here: one contiguous window that ends at the head, ascending by
 * seq. A message arrives as a push to the end; the array that a screen gets is copied at most once between two looks.
 * In a thread the root is always the first row, however many replies between it and the window are not here.
 * A look into the past is such a window that ends before the head, until it meets the room's own.
 */
export class Timeline {
  readonly roomId: string
  /** Seq of the root; null for the room itself. */
  readonly thread: number | null
  readonly isPast: boolean
  readonly store: Cell<TimelineSnapshot>
  /** Changes when the rows were thrown away: answers to older questions are void then. */
  generation = 0
  /** What happened to the room within the window; nothing in a thread. */
  lines: readonly Line[] = []
  #rows: SentRow[] = []
  /** The smallest seq of the window: whatever lies at or above it is here. */
  #from = 0
  /** The largest one, for a look into the past: what lies above it is not. */
  #to = Number.POSITIVE_INFINITY
  /** New rows since somebody asked for more of them. */
  #arrived = 0
  #rev = 0
  #load: TimelineSnapshot['load'] = 'empty'
  #loadingOlder = false
  #loadingNewer = false
  #error: Refusal | null = null
  #entries: readonly OutboxEntry[] = []
  readonly #overlay = new Overlay()

  constructor(roomId: string, batch: Batch, which: Which = null) {
    this.roomId = roomId
    this.isPast = which === 'past'
    this.thread = which === 'past' ? null : which
    const { thread } = this
    this.store = new Cell<TimelineSnapshot>(batch, emptySnapshot(roomId, thread), () => this.#snapshot())
  }

  get load(): TimelineSnapshot['load'] {
    return this.#load
  }

  get loadingOlder(): boolean {
    return this.#loadingOlder
  }

  get hasOlder(): boolean {
    return this.#from > 0
  }

  get loadingNewer(): boolean {
    return this.#loadingNewer
  }

  /** Largest seq of the window; infinite where it ends at the head. */
  get to(): number {
    return this.#to
  }

  /** Smallest seq of the window; 0 where the room's first message is in it. */
  get from(): number {
    return this.#from
  }

  get oldestSeq(): number | undefined {
    return this.#rows[0]?.message.seq
  }

  /** What the thread hangs on; undefined until it is here, and for a room. */
  get root(): SentRow | undefined {
    return this.thread === null ? undefined : this.#rows[0]
  }

  /** Up to which rev the room is complete. */
  setRev(rev: number): void {
    if (rev === this.#rev) return
    this.#rev = rev
    if (this.#load === 'ready') this.store.invalidate()
  }

  setLoading(load: 'empty' | 'loading', error: Refusal | null = null): void {
    this.#load = load
    this.#error = error
    this.store.invalidate()
  }

  setPaging(side: 'older' | 'newer', loading: boolean, error: Refusal | null = null): void {
    if (side === 'older') this.#loadingOlder = loading
    else this.#loadingNewer = loading
    this.#error = error
    this.store.invalidate()
  }

  /** Takes the newest page as the whole window; in a thread the root comes before it. */
  install(messages: readonly Message[], hasOlder: boolean, personId: string, lines: readonly Line[] = []): void {
    this.#rows = messages.map((message) => this.#row(message, keyOf(message, personId)))
    this.#from = hasOlder ? (messages[this.thread === null ? 0 : 1]?.seq ?? 0) : 0
    if (this.isPast) this.#to = messages.at(-1)?.seq ?? 0
    this.lines = linesWithin(lines, this.#window)
    this.#load = 'ready'
    this.#error = null
    this.#arrived = 0
    this.#showEntries()
  }

  /** Puts a page above the window. */
  prepend(messages: readonly Message[], hasOlder: boolean, personId: string, lines: readonly Line[] = []): void {
    const older = messages.filter((message) => message.seq < this.#from)
    const rows = older.map((message) => this.#row(message, keyOf(message, personId)))
    this.#rows.splice(this.thread === null ? 0 : 1, 0, ...rows)
    this.#from = hasOlder ? (older[0]?.seq ?? this.#from) : 0
    this.#arrived = 0
    if (this.isPast && this.#rows.length > KEPT_OF_PAST) {
      this.#rows.length = KEPT_OF_PAST
      this.#to = this.#rows.at(-1)?.message.seq ?? this.#to
    }
    this.#addLines(lines)
    this.#showEntries()
  }

  /** Puts a page below the window of a look into the past. */
  append(messages: readonly Message[], personId: string, lines: readonly Line[] = []): void {
    const newer = messages.filter((message) => message.seq > this.#to)
    this.#rows.push(...newer.map((message) => this.#row(message, keyOf(message, personId))))
    this.#to = newer.at(-1)?.seq ?? this.#to
    if (this.#rows.length > KEPT_OF_PAST) {
      this.#rows.splice(0, this.#rows.length - KEPT_OF_PAST)
      this.#from = this.#rows[0]?.message.seq ?? this.#from
    }
    this.#addLines(lines)
    this.#showEntries()
  }

  /** Takes a message in, if it stands here, belongs to the window and is newer than what is here. Returns whether its row is new. */
  merge(message: Message, personId: string): boolean {
    if (this.#load !== 'ready' || !this.#holds(message)) return false
    const at = this.#indexOf(message.seq)
    const known = this.#rows[at]
    if (known?.message.seq === message.seq) {
      if (message.rev > known.message.rev) {
        this.#rows[at] = this.#row(message, known.key)
        this.store.invalidate()
      }
      return false
    }
    const row = this.#row(message, keyOf(message, personId))
    if (at === this.#rows.length) this.#rows.push(row)
    else this.#rows.splice(at, 0, row)
    this.#arrived += 1
    this.#trim()
    this.store.invalidate()
    return true
  }

  /** Takes a line in, if it belongs to the window. */
  mergeLine(line: Line): void {
    if (this.#load !== 'ready' || this.thread !== null) return
    const { upTo } = line
    if (upTo === undefined) this.#addLines([line])
    else this.lines = this.lines.filter(({ rev }) => rev > upTo)
    this.store.invalidate()
  }

  hasRow(key: string): boolean {
    return this.#rows.some((row) => row.key === key)
  }

  find(seq: number): Message | undefined {
    const row = this.#rows[this.#indexOf(seq)]
    return row?.message.seq === seq ? row.message : undefined
  }

  *newestFirst(): Iterable<Message> {
    for (let index = this.#rows.length - 1; index >= 0; index--) {
      const row = this.#rows[index]
      if (row) yield row.message
    }
  }

  /** At most so many of the newest messages that were born up to `rev`, ascending. */
  newest(most: number, rev: number): Message[] {
    const end = this.#indexOf(rev + 1)
    return this.#rows.slice(Math.max(0, end - most), end).map((row) => row.message)
  }

  /** Throws the rows away: another epoch, or a room that was left. Own acts stay. */
  reset(): void {
    this.generation += 1
    this.#rows = []
    this.lines = []
    this.#from = 0
    this.#to = Number.POSITIVE_INFINITY
    this.#load = 'empty'
    this.#loadingOlder = false
    this.#loadingNewer = false
    this.#error = null
    this.#showEntries()
  }

  /** The room's acts that wait in the outbox, in their order. */
  setEntries(entries: readonly OutboxEntry[]): void {
    this.#entries = entries
    this.#showEntries()
  }

  /** The screen stands at the newest rows: those far above it may go, where they are many. */
  rest(): void {
    if (this.#rows.length > MOST_ARRIVED && !this.isPast) this.#cut()
  }

  #trim(): void {
    if (this.#arrived >= MOST_ARRIVED && !this.store.isWatched) this.#cut()
  }

  /** The window stays whole: it only begins later. A page that is on its way would no longer fit above it. */
  #cut(): void {
    if (this.#loadingOlder) return
    const kept = this.#rows.slice(-KEPT_ROWS)
    this.#from = kept[0]?.message.seq ?? this.#from
    this.#rows = this.root === undefined ? kept : [this.root, ...kept]
    this.#addLines([])
    this.#arrived = 0
    this.#showEntries()
  }

  #showEntries(): void {
    const changed = this.#overlay.put(this.#entries, {
      holds: ({ seq, targetKey }) => {
        const row = this.#rows[this.#indexOf(seq)]
        return this.#load === 'ready' && row?.message.seq === seq && row.key === targetKey
      },
      ends: (entry) => endsIn(entry, this),
    })
    for (const seq of changed) {
      const at = this.#indexOf(seq)
      const row = this.#rows[at]
      if (row?.message.seq === seq) this.#rows[at] = this.#overlay.row(row.message, row.key, row)
    }
    this.store.invalidate()
  }

  #holds(message: Message): boolean {
    if (this.thread === null) return message.seq >= this.#from && message.seq <= this.#to && isInRoom(message)
    return message.seq === this.thread || (message.threadOf === this.thread && message.seq >= this.#from)
  }

  get #window() {
    return { rows: this.#rows, from: this.#from, to: this.#to }
  }

  #addLines(lines: readonly Line[]): void {
    this.lines = linesWithin([...this.lines, ...lines], this.#window)
  }

  #row(message: Message, key: string): SentRow {
    return this.#overlay.row(message, key)
  }

  #indexOf(seq: number): number {
    return placeOf(this.#rows, seq)
  }

  #snapshot(): TimelineSnapshot {
    const rows: TimelineRow[] = this.#rows.slice(this.thread === null ? 0 : 1)
    return {
      roomId: this.roomId,
      ...(this.thread !== null && { thread: { seq: this.thread, root: this.root ?? null } }),
      rows: this.#overlay.tail.length === 0 ? rows : rows.concat(this.#overlay.tail),
      lines: this.lines,
      rev: this.#load === 'ready' ? this.#rev : 0,
      load: this.#load,
      hasOlder: this.hasOlder,
      loadingOlder: this.#loadingOlder,
      ...(this.isPast && { past: { loadingNewer: this.#loadingNewer } }),
      error: this.#error,
    }
  }
}
