import { type Message, Refusal } from '@parley/protocol'
import type { Seed } from '../api.ts'
import type { Cache } from '../cache/cache.ts'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { People } from '../people/people.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Batch } from '../stores/batch.ts'
import type { Changes } from '../sync/changes.ts'
import type { Gaps } from '../sync/gaps.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { Timeline } from './timeline.ts'

const FIRST_PAGE_ROWS = 50
const OLDER_PAGE_ROWS = 100
/** A cached window this far behind costs more to catch up with than a fresh page. */
const MOST_BEHIND = 1_000
const MOST_TRIES = 5

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

/** The timelines by room, and how they are loaded. */
export class Timelines {
  readonly #needs: TimelinesNeeds
  readonly #timelines = new Map<string, Timeline>()
  /** Opened by somebody: loaded again when they were thrown away. */
  readonly #opened = new Map<string, { promise: Promise<void>; resolve: () => void }>()
  readonly #loading = new Set<string>()

  constructor(needs: TimelinesNeeds) {
    this.#needs = needs
  }

  get(roomId: string): Timeline {
    let timeline = this.#timelines.get(roomId)
    if (!timeline) {
      timeline = new Timeline(roomId, this.#needs.batch)
      timeline.setEntries(this.#needs.entries(roomId))
      this.#timelines.set(roomId, timeline)
    }
    return timeline
  }

  /** Without making one. */
  peek(roomId: string): Timeline | undefined {
    return this.#timelines.get(roomId)
  }

  /** Everybody whom the rows that are here name. */
  authorIds(): Set<string> {
    const ids = new Set<string>()
    for (const timeline of this.#timelines.values()) {
      for (const { authorId } of timeline.newestFirst()) ids.add(authorId)
    }
    return ids
  }

  /** The room's own acts are others now. */
  setEntries(roomId: string, entries: readonly OutboxEntry[]): void {
    this.#timelines.get(roomId)?.setEntries(entries)
  }

  /** Resolves when the newest rows are here, from the cache or the server, or when the server refused them. */
  open(roomId: string): Promise<void> {
    const timeline = this.get(roomId)
    const opened = this.#opened.get(roomId)
    if (timeline.load === 'ready') {
      if (!opened) this.#opened.set(roomId, { promise: Promise.resolve(), resolve: () => {} })
      return Promise.resolve()
    }
    if (opened && timeline.load === 'loading') return opened.promise
    let resolve = () => {}
    const promise = new Promise<void>((done) => {
      resolve = done
    })
    this.#opened.set(roomId, { promise, resolve })
    timeline.setLoading('loading')
    void this.#load(roomId)
    return promise
  }

  /** What is known of rooms is fresh, or the connection is: whatever was opened and is not here is loaded. */
  loadOpened(): void {
    for (const roomId of this.#opened.keys()) {
      const { load } = this.get(roomId)
      const isReset = load === 'empty' && this.#needs.rooms.get(roomId) !== undefined
      if (isReset) this.get(roomId).setLoading('loading')
      if (isReset || load === 'loading') void this.#load(roomId)
    }
  }

  async loadOlder(roomId: string): Promise<void> {
    const { request, workspace, rooms, people } = this.#needs
    const timeline = this.get(roomId)
    const room = rooms.get(roomId)
    if (!room || timeline.load !== 'ready' || !timeline.hasOlder || timeline.loadingOlder) return
    const { generation, from } = timeline
    timeline.setLoadingOlder(true)
    try {
      const { epoch } = workspace
      const page = await request('room.history', { roomId, epoch, before: from, limit: OLDER_PAGE_ROWS })
      if (timeline.generation !== generation) return
      people.learn(page.people)
      timeline.prepend(page.messages, page.more, workspace.personId)
      timeline.setLoadingOlder(false)
      // An own act that counts as failed may turn out to be committed after all.
      for (const message of page.messages) this.#needs.changes().message(room, message)
      this.#compare(room, page.head)
    } catch (error) {
      if (timeline.generation !== generation) return
      timeline.setLoadingOlder(false, error instanceof Refusal ? error : new Refusal('INTERNAL'))
      this.#doubt(error)
    }
  }

  /** Shows what the server drew on the first paint. */
  seed(room: RoomState, { messages, people, hasOlder, head }: NonNullable<Seed['timeline']>): void {
    this.#needs.people.learn(people)
    this.#opened.set(room.id, { promise: Promise.resolve(), resolve: () => {} })
    this.#show(room, this.get(room.id), messages, hasOlder, head)
  }

  /** Throws all rows of a room away. */
  reset(roomId: string): void {
    this.#timelines.get(roomId)?.reset()
  }

  async #load(roomId: string): Promise<void> {
    if (this.#loading.has(roomId)) return
    this.#loading.add(roomId)
    const timeline = this.get(roomId)
    try {
      for (let tries = 0; timeline.load === 'loading'; tries++) {
        const room = this.#needs.rooms.get(roomId)
        // A room that is not known before hello was answered may be known after it.
        if (!room && this.#needs.isOnline()) return timeline.setLoading('empty', new Refusal('NOT_A_MEMBER'))
        if (!room) return
        if (await this.#install(room, timeline)) break
        if (!this.#needs.isOnline()) return
        if (await this.#ask(room, timeline, tries)) break
        if (!this.#needs.isOnline()) return
      }
    } finally {
      this.#loading.delete(roomId)
      if (timeline.load !== 'loading') this.#opened.get(roomId)?.resolve()
    }
  }

  /** From the cache, where it is good. */
  async #install(room: RoomState, timeline: Timeline): Promise<boolean> {
    const { generation } = timeline
    const cached = await this.#needs.cache.readTimeline(room.id)
    const isCurrent = timeline.generation === generation && this.#needs.rooms.get(room.id) === room
    if (!cached || !isCurrent || timeline.load !== 'loading' || room.head - cached.rev > MOST_BEHIND) return false
    this.#needs.people.recall(cached.people)
    this.#show(room, timeline, cached.messages, cached.hasOlder, cached.rev)
    return true
  }

  /** From the server. Returns whether it is settled, one way or the other. */
  async #ask(room: RoomState, timeline: Timeline, tries: number): Promise<boolean> {
    const { request, workspace, rooms, people, cache, pauses, random } = this.#needs
    const { generation } = timeline
    try {
      const { epoch } = workspace
      const page = await request('room.history', { roomId: room.id, epoch, limit: FIRST_PAGE_ROWS })
      if (timeline.generation !== generation || rooms.get(room.id) !== room) return false
      people.learn(page.people)
      this.#show(room, timeline, page.messages, page.more, page.head)
      cache.touch(room.id)
      return true
    } catch (error) {
      if (error instanceof Disconnected || timeline.generation !== generation) return false
      const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL')
      if (refusal.retryable && tries + 1 < MOST_TRIES) {
        await pauses.sleep(waitMs(refusal, tries, random))
        return false
      }
      timeline.setLoading('empty', refusal)
      this.#doubt(refusal)
      return true
    }
  }

  /** The window as it was at `rev`. Nothing was shown before, so the room may begin anew from there. */
  #show(room: RoomState, timeline: Timeline, messages: readonly Message[], hasOlder: boolean, rev: number): void {
    timeline.install(messages, hasOlder, this.#needs.workspace.personId)
    if (rev < room.rev) room.rev = rev
    timeline.setRev(room.rev)
    for (const message of messages) this.#needs.changes().message(room, message)
    this.#compare(room, rev)
    if (room.rev < room.head) void this.#needs.gaps().fill(room)
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

  #doubt(error: unknown): void {
    if (error instanceof Refusal && !error.retryable) this.#needs.doubt()
  }
}
