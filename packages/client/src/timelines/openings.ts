import { type HistoryPage, Refusal } from '@parley/protocol'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected } from '../connection/requests.ts'
import type { RoomState } from '../rooms/room-state.ts'
import { askRoot, type PagePart } from './pages.ts'
import type { Timeline } from './timeline.ts'
import type { Rows, TimelinesNeeds } from './timelines.ts'

const FIRST_PAGE_ROWS = 50
/** A cached window this far behind costs more to catch up with than a fresh page. */
const MOST_BEHIND = 1_000
/** After so many the person hears of it. */
const MOST_TRIES = 5

interface OpeningsNeeds extends TimelinesNeeds {
  readonly page: (timeline: Timeline, part: PagePart) => Promise<HistoryPage>
  readonly show: (room: RoomState, timeline: Timeline, rows: Rows, rev: number) => void
  readonly doubtAbout: (refusal: Refusal) => void
}

/** Loads the newest rows of whatever somebody opened, from the cache or the server, until they are here. */
export class Openings {
  readonly #needs: OpeningsNeeds
  /** Opened by somebody: loaded again when they were thrown away. */
  readonly #opened = new Map<Timeline, { promise: Promise<void>; resolve: () => void }>()
  readonly #loading = new Set<Timeline>()
  /** Said to have failed, and about to be asked for again. */
  readonly #awaited = new Set<Timeline>()

  constructor(needs: OpeningsNeeds) {
    this.#needs = needs
  }

  /** Its rows are here. */
  opened(timeline: Timeline): void {
    this.#opened.set(timeline, { promise: Promise.resolve(), resolve: () => {} })
  }

  /** Resolves when the newest rows are here, from the cache or the server, or when the server refused them. */
  open(timeline: Timeline): Promise<void> {
    const opened = this.#opened.get(timeline)
    if (timeline.load === 'ready') {
      if (!opened) this.opened(timeline)
      return Promise.resolve()
    }
    if (opened && timeline.load === 'loading') return opened.promise
    let resolve = () => {}
    const promise = new Promise<void>((done) => {
      resolve = done
    })
    this.#opened.set(timeline, { promise, resolve })
    timeline.setLoading('loading')
    void this.#load(timeline)
    return promise
  }

  /** What is known of rooms is fresh, or the connection is: whatever was opened and is not here is loaded. */
  loadOpened(): void {
    for (const timeline of this.#opened.keys()) {
      const isReset = timeline.load === 'empty' && this.#needs.rooms.get(timeline.roomId) !== undefined
      if (isReset) timeline.setLoading('loading')
      if (isReset || timeline.load === 'loading') void this.#load(timeline)
    }
  }

  async #load(timeline: Timeline): Promise<void> {
    if (this.#loading.has(timeline)) return
    this.#loading.add(timeline)
    try {
      for (let tries = 0; timeline.load === 'loading'; tries++) {
        const room = this.#needs.rooms.get(timeline.roomId)
        // A room that is not known before hello was answered may be known after it.
        if (!room && this.#needs.isOnline()) return timeline.setLoading('empty', new Refusal('NOT_A_MEMBER'))
        if (!room) return
        if (timeline.thread === null && (await this.#install(room, timeline))) break
        if (!this.#needs.isOnline()) return
        if (await this.#ask(room, timeline, tries)) break
        if (!this.#needs.isOnline()) return
      }
    } finally {
      this.#loading.delete(timeline)
      if (timeline.load !== 'loading') this.#opened.get(timeline)?.resolve()
    }
  }

  /** From the cache, where it is good. */
  async #install(room: RoomState, timeline: Timeline): Promise<boolean> {
    const { generation } = timeline
    const cached = await this.#needs.cache.readTimeline(room.id)
    const isCurrent = timeline.generation === generation && this.#needs.rooms.get(room.id) === room
    // What an older version kept knows of no lines.
    if (cached && !cached.lines && this.#needs.isOnline()) return false
    if (!cached || !isCurrent || timeline.load !== 'loading' || room.head - cached.rev > MOST_BEHIND) return false
    this.#needs.people.recall(cached.people)
    this.#needs.show(room, timeline, cached, cached.rev)
    return true
  }

  /** From the server. Returns whether it is settled, one way or the other. */
  async #ask(room: RoomState, timeline: Timeline, tries: number): Promise<boolean> {
    const { rooms, people, cache, pauses, random, page: askFor, doubtAbout } = this.#needs
    const { generation } = timeline
    try {
      const [root, page] = await Promise.all([
        askRoot(this.#needs, timeline),
        askFor(timeline, { limit: FIRST_PAGE_ROWS }),
      ])
      if (timeline.generation !== generation || rooms.get(room.id) !== room) return false
      people.learn([...root.people, ...page.people])
      const messages = [...root.messages, ...page.messages]
      this.#needs.show(
        room,
        timeline,
        { messages, lines: page.lines, hasOlder: page.more },
        Math.min(root.head, page.head),
      )
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
      if (refusal.retryable) void this.#askLater(timeline, refusal, tries)
      if (refusal.code !== 'MESSAGE_NOT_FOUND') doubtAbout(refusal)
      return true
    }
  }

  /** The server heals by itself, and nobody should have to ask again because of it. What was said of it stays until then. */
  async #askLater(timeline: Timeline, refusal: Refusal, tries: number): Promise<void> {
    const { rooms, pauses, random, isOnline } = this.#needs
    if (this.#awaited.has(timeline)) return
    this.#awaited.add(timeline)
    await pauses.sleep(waitMs(refusal, tries, random))
    this.#awaited.delete(timeline)
    const room = rooms.get(timeline.roomId)
    // A new connection loads whatever is not here.
    if (!room || timeline.load !== 'empty' || this.#loading.has(timeline) || !isOnline()) return
    this.#loading.add(timeline)
    await this.#ask(room, timeline, tries + 1)
    this.#loading.delete(timeline)
    // Somebody asked for it meanwhile, and found it being loaded.
    await this.#load(timeline)
  }
}
