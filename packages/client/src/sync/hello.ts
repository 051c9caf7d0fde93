import type { Bootstrap, JoinedRoom } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import type { ClientNews } from '../api.ts'
import type { Cache } from '../cache/cache.ts'
import type { Clock } from '../clock/clock.ts'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { News } from '../news/news.ts'
import type { Log } from '../options.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { People } from '../people/people.ts'
import type { Personal } from '../personal/personal.ts'
import type { ReadPositions } from '../read-positions/read-positions.ts'
import { isAhead } from '../read-positions/unread.ts'
import { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { FollowedThreads } from '../threads/followed-threads.ts'
import type { Timelines } from '../timelines/timelines.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Changes } from './changes.ts'
import type { Gaps } from './gaps.ts'
import type { Strays } from './strays.ts'

/** A doubt that hello does not settle must not become a loop. */
const DOUBT_PAUSE_MS = 2_000
/** Events of two servers may arrive in the other order within this time. */
const OUT_OF_ORDER_MS = 10_000

export interface HelloNeeds {
  readonly request: Request
  readonly clock: Clock
  readonly pauses: Pauses
  readonly random: () => number
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly personal: Personal
  readonly threads: FollowedThreads
  readonly timelines: Timelines
  readonly outbox: Outbox
  readonly readPositions: ReadPositions
  readonly changes: Changes
  readonly gaps: Gaps
  readonly cache: Cache
  readonly strays: Strays
  readonly news: News
  readonly log: Log
  /** The answer is here: from now on the link may be used. False where it is lost meanwhile. */
  readonly answered: () => boolean
  /** Somebody else is signed in by now: what this client holds is not theirs, nor theirs to send. */
  readonly replaced: () => void
  readonly isOnline: () => boolean
}

/** Asks the server how things stand, and brings everything here to that. */
export class Hello {
  readonly #needs: HelloNeeds
  #saidBefore = false
  /** When the connection was last there again. */
  #backAt = Number.NEGATIVE_INFINITY
  #asking: Promise<void> | null = null
  #again = false
  /** Joins and leaves heard of. */
  #moves = 0
  readonly #movedAt = new Map<string, number>()

  constructor(needs: HelloNeeds) {
    this.#needs = needs
  }

  /** On a fresh link. Rejects where the server refuses. */
  async say(): Promise<void> {
    this.#again = false
    const bootstrap = await this.#needs.request('session.hello', {})
    if (!this.#needs.answered()) throw new Disconnected()
    if (this.#saidBefore) this.#backAt = this.#needs.clock.now()
    const filled = this.take(bootstrap)
    if (this.#saidBefore) void filled.then((messages) => this.#tellCaughtUp({ messages, sent: 0 }))
    this.#saidBefore = true
  }

  /** An own act is done: a message that had waited for the connection is part of what it brought. */
  sent({ kind, createdAt }: OutboxEntry): void {
    if (kind === 'send' && createdAt < this.#backAt) this.#tellCaughtUp({ messages: 0, sent: 1 })
  }

  /**
   * On a link that is about to replace the one in use, which goes on telling what happens. Resolves to what takes the
   * answer in; rejects where the server refuses.
   */
  async ahead(request: Request): Promise<() => void> {
    const moves = this.#moves
    const bootstrap = await request('session.hello', {})
    return () => {
      // An answer that overlaps a move may be from before it.
      if (moves !== this.#moves) this.again()
      else void this.take(bootstrap)
      this.#needs.news.tell('moved', {})
    }
  }

  /** On a link that is in use already: after a long sleep, or where something contradicts itself. */
  again(): void {
    this.#again = true
    this.#asking ??= this.#askAgain().finally(() => {
      this.#asking = null
      // Doubted in the moment between the last look and this one.
      if (this.#again && this.#needs.isOnline()) this.again()
    })
  }

  /** Takes an answer in. Resolves, when every gap it told of is filled, to the number of messages of others that came. */
  take(bootstrap: Bootstrap): Promise<number> {
    const { workspace, rooms, people, timelines, outbox, cache, personal } = this.#needs
    const { current } = workspace
    if (current && current.me.id !== bootstrap.me.id) {
      this.#needs.replaced()
      return Promise.resolve(0)
    }
    if (current && current.epoch !== bootstrap.epoch) this.#drop()
    workspace.set(bootstrap)
    people.learn([bootstrap.me])
    outbox.leaveOtherEpochs(bootstrap.epoch)
    const joined = new Set(bootstrap.rooms.map(({ room }) => room.id))
    for (const { id } of rooms.all()) if (!joined.has(id)) this.#leave(id)
    const filled = bootstrap.rooms.map((room) => this.#join(room))
    timelines.loadOpened()
    cache.touch()
    personal.reached(0)
    this.#needs.threads.read()
    return Promise.all(filled).then((counts) => counts.reduce((sum, count) => sum + count, 0))
  }

  /** The person joined a room, by whatever way it is known. */
  joined(joined: JoinedRoom): void {
    this.#moved(joined.room.id, true)
    void this.#join(joined)
    this.#needs.threads.read()
    this.#needs.timelines.loadOpened()
  }

  /** The person left a room, or was removed by somebody. */
  left(roomId: string, by?: string): void {
    this.#moved(roomId, false)
    this.#leave(roomId, by)
  }

  /** The server's word on one joined room. Resolves to how many messages came with what was missing. */
  #join(joined: JoinedRoom): Promise<number> {
    const { rooms, people, timelines, changes, gaps, readPositions, personal, cache } = this.#needs
    cache.touch(joined.room.id)
    for (const id of joined.room.people ?? []) people.need(id)
    if (joined.room.kind === 'self') personal.reached(joined.head)
    const known = rooms.get(joined.room.id)
    const room = known ?? new RoomState(joined)
    if (known) known.refresh(joined)
    else rooms.add(room)
    // An answer from before the newest message does not know that it was the person's.
    if (joined.lastSeq >= room.lastSeq) room.slowed(joined.slowForMs ?? 0, this.#needs.clock.now())
    rooms.reorder()
    if (!known) this.#needs.strays.replay(room.id)
    const isShown = timelines.isShown(room.id)
    // Nothing is shown yet, so the past need not be fetched.
    if (!isShown) room.skipTo(joined.head)
    readPositions.entered(room)
    if (isAhead(room.unread.position, joined)) readPositions.tell(room)
    if (isShown) return gaps.fill(room)
    changes.settle(room)
    return Promise.resolve(0)
  }

  /** Joining and leaving carry no rev: where one undoes what was true a moment ago, which came last is asked. */
  #moved(roomId: string, isJoined: boolean): void {
    const now = this.#needs.clock.now()
    const movedAt = this.#movedAt.get(roomId) ?? Number.NEGATIVE_INFINITY
    const isNews = isJoined !== (this.#needs.rooms.get(roomId) !== undefined)
    this.#moves += 1
    this.#movedAt.set(roomId, now)
    if (isNews && now - movedAt < OUT_OF_ORDER_MS) this.again()
  }

  #leave(roomId: string, by?: string): void {
    const { rooms, timelines, cache, news } = this.#needs
    if (!rooms.remove(roomId)) return
    timelines.reset(roomId)
    this.#needs.threads.left(roomId)
    cache.touch(roomId)
    if (by !== undefined) this.#needs.people.need(by)
    news.tell('roomLeft', { roomId, ...(by !== undefined && { by }) })
  }

  #drop(): void {
    const { rooms, timelines, personal, cache, log } = this.#needs
    personal.reset()
    this.#needs.threads.reset()
    log('warn', 'the server is of another epoch: what was cached is dropped')
    for (const { id } of rooms.all()) {
      rooms.remove(id)
      timelines.reset(id)
    }
    void cache.drop()
  }

  async #askAgain(): Promise<void> {
    const { request, isOnline, pauses, random } = this.#needs
    let refusals = 0
    while (this.#again && isOnline()) {
      this.#again = false
      let pauseMs = DOUBT_PAUSE_MS
      try {
        const moves = this.#moves
        const bootstrap = await request('session.hello', {})
        // An answer that overlaps a move may be from before it.
        if (moves !== this.#moves) this.#again = true
        else if (isOnline()) void this.take(bootstrap)
        refusals = 0
      } catch (error) {
        if (error instanceof Disconnected) return
        pauseMs = waitMs(error instanceof Refusal ? error : null, refusals, random)
        refusals += 1
        this.#again = true
      }
      await pauses.sleep(pauseMs)
    }
  }

  #tellCaughtUp(news: ClientNews['caughtUp']): void {
    if (this.#needs.isOnline()) this.#needs.news.tell('caughtUp', news)
  }
}
