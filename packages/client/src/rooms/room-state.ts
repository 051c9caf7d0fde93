import type { Change, JoinedRoom, Line, MemberChange, Message, RoomChange } from '@parley/protocol'
import type { RoomEntry } from '../api.ts'
import { callingOf, isInRoom } from '../read-positions/calling.ts'
import { UnreadCount } from '../read-positions/unread.ts'

/** More than this is not kept behind a gap: whatever is dropped comes with the sync that fills it. */
const MOST_BUFFERED = 1_000

/** What is known of one joined room, apart from its rows. */
export class RoomState {
  readonly id: string
  /** Everything up to this rev has been taken in. */
  rev: number
  /** The largest rev heard of: above `rev`, something is missing. */
  head: number
  readonly unread: UnreadCount
  /** Changes from beyond a gap, by rev. */
  readonly #beyondGap = new Map<number, Change>()
  #joined: JoinedRoom
  #lastSeq: number
  #lastAt: string | undefined
  #memberCount: number
  #memberCountRev: number
  /** What the room says of itself is as of this rev. */
  #stateRev: number
  #spokeAt: number | undefined
  /** Lines up to this rev were removed. */
  #linesGoneTo = 0
  #entry: RoomEntry | null = null

  constructor(joined: JoinedRoom) {
    this.id = joined.room.id
    this.rev = joined.head
    this.head = joined.head
    this.unread = new UnreadCount(joined, joined.unread)
    this.#joined = joined
    this.#lastSeq = joined.lastSeq
    this.#lastAt = joined.lastAt
    this.#memberCount = joined.memberCount
    this.#memberCountRev = joined.head
    this.#stateRev = joined.head
  }

  /** True for the one in which the person keeps things for themselves. */
  get isOwn(): boolean {
    return this.#joined.room.kind === 'self'
  }

  get lastSeq(): number {
    return this.#lastSeq
  }

  /** False for a line that comes late, when it was removed already. */
  stillHas({ rev, upTo = 0 }: Line): boolean {
    this.#linesGoneTo = Math.max(this.#linesGoneTo, upTo)
    return rev > this.#linesGoneTo
  }

  /** The server's newer word on this room. What it counted later than what is known here wins. */
  refresh(joined: JoinedRoom): void {
    this.#joined = joined.head >= this.#stateRev ? joined : { ...joined, room: this.#joined.room }
    this.#stateRev = Math.max(this.#stateRev, joined.head)
    this.head = Math.max(this.head, joined.head)
    if (joined.lastSeq >= this.#lastSeq) {
      this.#lastSeq = joined.lastSeq
      this.#lastAt = joined.lastAt
    }
    if (joined.head >= this.#memberCountRev) {
      this.#memberCount = joined.memberCount
      this.#memberCountRev = joined.head
    }
    this.unread.rebase(joined, joined.unread)
    this.changed()
  }

  /** Nothing is shown of this room yet, so what happened up to `rev` need not be fetched. */
  skipTo(rev: number): void {
    if (rev <= this.rev) return
    this.rev = rev
    this.unread.skipTo(rev)
    this.#forgetUpTo(rev)
  }

  /** Everything up to `rev` has been taken in. */
  completeTo(rev: number): void {
    if (rev <= this.rev) return
    this.rev = rev
    this.head = Math.max(this.head, rev)
    this.#forgetUpTo(rev)
    this.changed()
  }

  /** Keeps a change that cannot be taken in before the ones between are here. */
  keep(change: Change): void {
    this.head = Math.max(this.head, change.rev)
    if (this.#beyondGap.size < MOST_BUFFERED) this.#beyondGap.set(change.rev, change)
    this.changed()
  }

  /** The kept change that is next in line, if it is here. */
  takeNext(): Change | undefined {
    const next = this.#beyondGap.get(this.rev + 1)
    if (next) this.#beyondGap.delete(next.rev)
    return next
  }

  /**
   * @param personId whose client this is
   * @param isNews false where it counts for nothing, since the person blocked its author
   * @param keywords own words that call the person
   * @param before its state until now, where it was here
   */
  sawMessage(message: Message, personId: string, isNews: boolean, keywords: RegExp | null, before?: Message): void {
    this.head = Math.max(this.head, message.rev)
    if (message.seq > this.#lastSeq) {
      this.#lastSeq = message.seq
      if (this.#joined.room.people !== undefined) this.#lastAt = message.createdAt
    }
    if (isNews && message.authorId !== personId && isInRoom(message)) {
      const calling = callingOf(message, personId, keywords)
      this.unread.note(message, calling, before, before ? callingOf(before, personId, keywords) : calling)
    }
    this.changed()
  }

  sawMember(change: MemberChange, personId: string): void {
    if (change.rev <= this.#memberCountRev) return
    this.#memberCountRev = change.rev
    this.#memberCount = change.memberCount
    if (change.member.userId === personId) this.#joined = { ...this.#joined, role: change.member.role }
    this.changed()
  }

  /** Returns whether it is news. */
  sawRoom(change: RoomChange): boolean {
    if (change.rev <= this.#stateRev) return false
    this.#stateRev = change.rev
    this.#joined = { ...this.#joined, room: change.room }
    this.changed()
    return true
  }

  /** The person wrote a message. Only a slow room remembers. */
  spoke(now: number): void {
    if (this.#joined.room.slowSeconds !== undefined && this.#joined.role === 'member') this.#spokeAt = now
  }

  /** The person may not write for so many milliseconds; 0: they may. */
  slowed(ms: number, now: number): void {
    const { slowSeconds } = this.#joined.room
    this.#spokeAt = ms === 0 || slowSeconds === undefined ? undefined : now + ms - slowSeconds * 1000
    this.changed()
  }

  changed(): void {
    this.#entry = null
  }

  /** The same object until something in it changed. */
  entry(previous: RoomEntry | undefined): RoomEntry {
    if (this.#entry) return this.#entry
    const next: RoomEntry = {
      room: this.#joined.room,
      role: this.#joined.role,
      ...(this.#joined.blocked && { blocked: true as const }),
      memberCount: this.#memberCount,
      membersRev: this.#memberCountRev,
      head: this.head,
      lastSeq: this.#lastSeq,
      ...(this.#lastAt !== undefined && { lastAt: this.#lastAt }),
      readSeq: this.unread.readSeq,
      unread: this.unread.count,
      mentions: this.unread.mentions,
      named: this.unread.named,
      ...(this.#spokeAt !== undefined && { spokeAt: this.#spokeAt }),
    }
    this.#entry = previous && isSame(previous, next) ? previous : next
    return this.#entry
  }

  /** As hello would tell it, for the cache. */
  toJoined(): JoinedRoom {
    const { slowForMs: _, ...joined } = this.#joined
    return {
      ...joined,
      head: this.rev,
      lastSeq: this.#lastSeq,
      ...(this.#lastAt !== undefined && { lastAt: this.#lastAt }),
      memberCount: this.#memberCount,
      ...this.unread.position,
      unread: {
        count: this.unread.count,
        ...(this.unread.mentions > 0 && { mentions: this.unread.mentions }),
        ...(this.unread.named > 0 && { named: this.unread.named }),
        asOfRev: Math.max(this.rev, this.unread.asOfRev),
        ...(this.unread.ownRev > 0 && !this.unread.wantsCount && { ownRev: this.unread.ownRev }),
      },
    }
  }

  #forgetUpTo(rev: number): void {
    for (const known of this.#beyondGap.keys()) {
      if (known <= rev) this.#beyondGap.delete(known)
    }
  }
}

function isSame(a: RoomEntry, b: RoomEntry): boolean {
  return (
    a.blocked === b.blocked &&
    a.spokeAt === b.spokeAt &&
    (Object.keys(b) as (keyof RoomEntry)[]).every((key) => a[key] === b[key])
  )
}
