import { type HistoryPage, type Line, type Message, Refusal } from '@parley/protocol'
import type { Seed } from '../api.ts'
import type { Cache } from '../cache/cache.ts'
import type { Pauses } from '../clock/pauses.ts'
import type { Request } from '../connection/requests.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { People } from '../people/people.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Batch } from '../stores/batch.ts'
import type { Changes } from '../sync/changes.ts'
import type { Gaps } from '../sync/gaps.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { namedInLine } from './lines.ts'
import { Openings } from './openings.ts'
import { askPage, type PagePart } from './pages.ts'
import { Timeline, type Which } from './timeline.ts'

const OLDER_PAGE_ROWS = 100

/** What was read of a window. */
export interface Rows {
  readonly messages: readonly Message[]
  readonly lines?: readonly Line[] | undefined
  readonly hasOlder: boolean
}

export interface TimelinesNeeds {
  readonly batch: Batch
  readonly request: Request
  readonly isOnline: () => boolean
  readonly pauses: Pauses
  readonly random: () => number
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly cache: Cache
  readonly entries: (roomId: string) => readonly OutboxEntry[]
  readonly changes: () => Changes
  readonly gaps: () => Gaps
  readonly doubt: () => void
}

/** The timelines of rooms and of threads in them, and how they are loaded. */
export class Timelines {
  readonly #needs: TimelinesNeeds
  /** Of each room its own, under null, those of its threads by their roots, and the look into its past. */
  readonly #timelines = new Map<string, Map<Which, Timeline>>()
  readonly #openings: Openings

  constructor(needs: TimelinesNeeds) {
    this.#needs = needs
    this.#openings = new Openings({
      ...needs,
      page: (timeline, part) => this.page(timeline, part),
      show: (room, timeline, rows, rev) => this.#show(room, timeline, rows, rev),
      doubtAbout: (refusal) => this.doubt(refusal),
    })
  }

  get(roomId: string, which: Which = null): Timeline {
    const ofRoom = this.#timelines.get(roomId) ?? new Map<Which, Timeline>()
    let timeline = ofRoom.get(which)
    if (!timeline) {
      timeline = new Timeline(roomId, this.#needs.batch, which)
      timeline.setEntries(this.#needs.entries(roomId))
      ofRoom.set(which, timeline)
      this.#timelines.set(roomId, ofRoom)
    }
    return timeline
  }

  /** The room's own, without making one. */
  peek(roomId: string): Timeline | undefined {
    return this.#timelines.get(roomId)?.get(null)
  }

  /** Everybody whom the rows that are here name. */
  authorIds(): Set<string> {
    const ids = new Set<string>()
    for (const roomId of this.#timelines.keys()) {
      for (const timeline of this.#in(roomId)) {
        for (const { authorId } of timeline.newestFirst()) ids.add(authorId)
        for (const id of timeline.lines.flatMap(namedInLine)) ids.add(id)
      }
    }
    return ids
  }

  /** Whether any rows of the room are here, so that what happens in it must not be passed over. */
  isShown(roomId: string): boolean {
    return [...this.#in(roomId)].some(({ load }) => load === 'ready')
  }

  /** Takes a message in wherever it stands. Returns whether its row is new anywhere. */
  merge(roomId: string, message: Message): boolean {
    let isNew = false
    for (const timeline of this.#in(roomId)) {
      if (timeline.merge(message, this.#needs.workspace.personId)) isNew = true
    }
    return isNew
  }

  /** Takes a line in wherever it stands. */
  mergeLine(room: RoomState, line: Line): void {
    if (!room.stillHas(line)) return
    for (const timeline of this.#in(room.id)) timeline.mergeLine(line)
  }

  /** Up to which rev the room is complete. */
  setRev(roomId: string, rev: number): void {
    for (const timeline of this.#in(roomId)) timeline.setRev(rev)
  }

  /** The message, if its row is here. */
  find(roomId: string, seq: number): Message | undefined {
    for (const timeline of this.#in(roomId)) {
      const message = timeline.find(seq)
      if (message) return message
    }
    return undefined
  }

  hasRow(roomId: string, key: string): boolean {
    return [...this.#in(roomId)].some((timeline) => timeline.hasRow(key))
  }

  /** The room's own acts are others now. */
  setEntries(roomId: string, entries: readonly OutboxEntry[]): void {
    for (const timeline of this.#in(roomId)) timeline.setEntries(entries)
  }

  /** See `Openings.open`. */
  open(roomId: string, thread?: number): Promise<void> {
    return this.#openings.open(this.get(roomId, thread))
  }

  /** See `Openings.loadOpened`. */
  loadOpened(): void {
    this.#openings.loadOpened()
  }

  /** See `Timeline.rest`. */
  rest(roomId: string, thread?: number): void {
    this.get(roomId, thread).rest()
  }

  /** Loads one page above the oldest row. */
  async loadOlder(roomId: string, which: Which = null): Promise<void> {
    const { workspace, rooms, people } = this.#needs
    const timeline = this.get(roomId, which)
    const room = rooms.get(roomId)
    if (!room || timeline.load !== 'ready' || !timeline.hasOlder || timeline.loadingOlder) return
    const { generation, from } = timeline
    timeline.setPaging('older', true)
    try {
      const page = await this.page(timeline, { before: from, limit: OLDER_PAGE_ROWS })
      if (timeline.generation !== generation) return
      // Newer rows came meanwhile, and the oldest ones went: it would leave a hole.
      if (timeline.from !== from) return timeline.setPaging('older', false)
      people.learn(page.people)
      timeline.prepend(page.messages, page.more, workspace.personId, page.lines)
      timeline.setPaging('older', false)
      this.took(room, page.messages, page.head)
    } catch (error) {
      if (timeline.generation !== generation) return
      timeline.setPaging('older', false, error instanceof Refusal ? error : new Refusal('INTERNAL'))
      this.doubt(error)
    }
  }

  /** Shows what the server drew on the first paint. */
  seed(room: RoomState, seed: NonNullable<Seed['timeline']>): void {
    this.#needs.people.learn(seed.people)
    const timeline = this.get(room.id)
    this.#openings.opened(timeline)
    this.#show(room, timeline, seed, seed.head)
  }

  /** Throws all rows of a room away. */
  reset(roomId: string): void {
    for (const timeline of this.#in(roomId)) timeline.reset()
  }

  #in(roomId: string): Iterable<Timeline> {
    return this.#timelines.get(roomId)?.values() ?? []
  }

  /** Asks for a page of what stands in a timeline. */
  page(timeline: Timeline, part: PagePart): Promise<HistoryPage> {
    return askPage(this.#needs, timeline, part)
  }

  /** The window as it was at `rev`. Where nothing of the room was shown before, it may begin anew from there. */
  #show(room: RoomState, timeline: Timeline, { messages, lines, hasOlder }: Rows, rev: number): void {
    timeline.install(messages, hasOlder, this.#needs.workspace.personId, lines)
    if (timeline.thread === null && rev < room.rev) room.rev = rev
    timeline.setRev(room.rev)
    this.took(room, messages, rev)
    if (room.rev < room.head) void this.#needs.gaps().fill(room)
  }

  /** A page that was read at `head` is in its timeline: an own act that counts as failed may turn out to be committed after all. */
  took(room: RoomState, messages: readonly Message[], head: number): void {
    for (const message of messages) this.#needs.changes().message(room, message)
    this.#compare(room, head)
  }

  /** A page that was read before what is known here may hold older rows; one read after it tells of a gap. */
  #compare(room: RoomState, head: number): void {
    if (head < room.rev) {
      this.#needs.gaps().patch(room, head)
      return
    }
    room.head = Math.max(room.head, head)
    if (room.rev < room.head) this.#needs.gaps().soon(room)
  }

  doubt(error: unknown): void {
    if (error instanceof Refusal && !error.retryable) this.#needs.doubt()
  }
}
