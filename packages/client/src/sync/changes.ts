import type { Change, Message } from '@parley/protocol'
import type { Cache } from '../cache/cache.ts'
import type { Clock } from '../clock/clock.ts'
import type { News } from '../news/news.ts'
import type { Log } from '../options.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { People } from '../people/people.ts'
import type { Personal } from '../personal/personal.ts'
import { callingOf } from '../read-positions/calling.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { FollowedThreads } from '../threads/followed-threads.ts'
import { namedInLine } from '../timelines/lines.ts'
import type { Timelines } from '../timelines/timelines.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface ChangesNeeds {
  readonly clock: Clock
  readonly workspace: Workspace
  readonly rooms: Rooms
  readonly people: People
  readonly personal: Personal
  readonly threads: FollowedThreads
  readonly timelines: Timelines
  readonly outbox: Outbox
  readonly cache: Cache
  readonly news: News
  readonly log: Log
  /** Something between is missing. */
  readonly gap: (room: RoomState) => void
  /** What is known here contradicts itself: the server should tell everything again. */
  readonly doubt: () => void
  /** The unread count needs the server's. */
  readonly count: (room: RoomState) => void
}

/** More of those who reacted with the same, or were called by name, are not named. */
const MOST_NAMED = 20

const isCalledBy = (message: Message, personId: string) =>
  message.authorId !== personId && callingOf(message, personId) !== null

/** Whom its row names. */
function namedIn({ authorId, replyTo, forwarded, pinned, reactions = [], mentions = [] }: Message): string[] {
  const reacted = reactions.flatMap(({ people }) => people.slice(0, MOST_NAMED))
  const called = mentions.slice(0, MOST_NAMED)
  const named = [authorId, replyTo?.authorId, forwarded?.authorId, pinned?.by, ...called, ...reacted]
  return named.filter((id) => id !== undefined)
}

/**
 * The one way in for everything durable. Whether it comes by broadcast, ack, sync or page, early, late or twice: a
 * row takes the state with the largest rev, and the room's rev only moves over what is really here.
 */
export class Changes {
  readonly #needs: ChangesNeeds

  constructor(needs: ChangesNeeds) {
    this.#needs = needs
  }

  /** A broadcast, ascending by rev. */
  receive(room: RoomState, changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.rev <= room.rev) this.take(room, change)
      else if (change.rev === room.rev + 1) this.#advance(room, change)
      else room.keep(change)
    }
    this.settle(room)
  }

  /** The state of an own message in an ack: it is shown at once, also where something before it is missing still. */
  acked(roomId: string, message: Message): void {
    const room = this.#needs.rooms.get(roomId)
    if (!room) return
    const change = { type: 'message', rev: message.rev, message } as const
    this.take(room, change)
    if (change.rev > room.rev) this.receive(room, [change])
  }

  /** Takes one row in by its own rev, wherever the room's rev is. Returns whether it brought a new message. */
  take(room: RoomState, change: Change): boolean {
    const isNew = this.#takeRow(room, change)
    const line = 'line' in change ? change.line : undefined
    if (line) {
      this.#needs.timelines.mergeLine(room, line)
      for (const id of namedInLine(line)) this.#needs.people.need(id)
      this.#needs.cache.touch(room.id)
    }
    return isNew
  }

  #takeRow(room: RoomState, change: Change): boolean {
    const { workspace, people, personal, rooms, cache, log } = this.#needs
    if (change.type === 'message') return this.message(room, change.message)
    if (change.type === 'member') {
      people.learn([change.person])
      if (change.member.userId === workspace.personId && change.member.state === 'left' && change.rev > room.rev) {
        this.#needs.doubt()
      }
      room.sawMember(change, workspace.personId)
      rooms.changed(room)
      cache.touch(room.id)
      return false
    }
    if (change.type === 'room') {
      for (const id of change.room.people ?? []) people.need(id)
      if (room.sawRoom(change)) {
        rooms.reorder()
        this.#needs.outbox.roomChanged(room.id)
      }
      cache.touch(room.id)
      return false
    }
    if (change.type === 'personal') {
      personal.take(change)
      return false
    }
    if (change.type === 'line') return false
    log('info', 'a change of an unknown type was skipped', { type: (change as { type: unknown }).type })
    return false
  }

  /** Everything up to `rev` has been taken in; then what was kept beyond the gap follows. */
  completeTo(room: RoomState, rev: number): void {
    room.completeTo(rev)
    this.settle(room)
  }

  /** Takes in what is next in line, and tells whether something is missing still. */
  settle(room: RoomState): void {
    for (let next = room.takeNext(); next; next = room.takeNext()) this.#advance(room, next)
    this.#needs.timelines.setRev(room.id, room.rev)
    this.#needs.rooms.changed(room)
    if (room.rev < room.head) this.#needs.gap(room)
  }

  message(room: RoomState, message: Message): boolean {
    const { workspace, rooms, people, personal, threads, timelines, cache } = this.#needs
    const isNews = !personal.isBlocked(message.authorId)
    const before = timelines.find(room.id, message.seq)
    if (message.authorId === workspace.personId && message.seq > room.lastSeq) room.spoke(this.#needs.clock.now())
    room.sawMessage(message, workspace.personId, isNews, personal.keywords(), before)
    const calls = [before, message].some((state) => state && isCalledBy(state, workspace.personId))
    if (calls && message.rev > room.rev) this.#needs.news.tell('called', { roomId: room.id, seq: message.seq })
    const isNew = timelines.merge(room.id, message)
    threads.took(room, message)
    if (message.authorId === workspace.personId) this.#needs.outbox.settle(room.id, message.clientId)
    for (const id of namedIn(message)) people.need(id)
    rooms.changed(room)
    cache.touch(room.id)
    if (room.unread.wantsCount) this.#needs.count(room)
    return isNew && message.deletedAt === null && message.authorId !== workspace.personId
  }

  #advance(room: RoomState, change: Change): void {
    this.take(room, change)
    room.completeTo(change.rev)
  }
}
