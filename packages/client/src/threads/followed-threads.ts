import { type FollowedThread, type Message, Refusal } from '@parley/protocol'
import type { Pauses } from '../clock/pauses.ts'
import { waitMs } from '../connection/backoff.ts'
import { Disconnected, type Request } from '../connection/requests.ts'
import type { Log } from '../options.ts'
import type { Personal, PersonalValues } from '../personal/personal.ts'
import type { RoomState } from '../rooms/room-state.ts'
import type { Batch } from '../stores/batch.ts'
import { Cell } from '../stores/cell.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A thread that the person follows, as a screen needs it. */
export interface ThreadEntry {
  readonly roomId: string
  readonly root: number
  /** Seq of the newest undeleted reply. */
  readonly lastSeq: number
  readonly readSeq: number
  readonly isUnread: boolean
}

/** By `<roomId>:<seq of the root>`. */
export type ThreadEntries = ReadonlyMap<string, ThreadEntry>

export interface FollowedThreadsNeeds {
  readonly request: Request
  readonly isOnline: () => boolean
  readonly pauses: Pauses
  readonly random: () => number
  readonly batch: Batch
  readonly workspace: Workspace
  readonly personal: Personal
  /** Whether the person is in this room now. */
  readonly isIn: (roomId: string) => boolean
  /** A message whose row is here. */
  readonly find: (roomId: string, seq: number) => Message | undefined
  readonly log: Log
}

interface ThreadChoice {
  readonly following?: boolean
  readonly readSeq?: number
}

interface Known {
  readonly roomId: string
  readonly root: number
  /** Of the root, as of which `lastSeq` is known. */
  rev: number
  /** 0 where nothing hangs on it any more. */
  lastSeq: number
  /** As the last list and what the person wrote since tell it. What they keep is looked at besides. */
  readSeq: number
  /** Whether something of theirs stands in it, they wrote its root or are mentioned in it. */
  isFollowed: boolean
  /** The reading during which a change told of it last: such a reading may be older than the change. */
  toldDuring: number
}

/** The root tells so many of those who wrote in its thread. */
const MOST_NAMED = 5
/** Of so many edited and deleted messages it is kept which state was seen last. */
const MOST_SEEN = 1_000

/**
 * The threads that a person follows, and whether they are unread. It begins with what the server lists after each hello,
 * and goes on with the changes of the rooms; what the person keeps (`thread:`) counts more than either.
 */
export class FollowedThreads {
  readonly store: Cell<ThreadEntries>
  readonly #needs: FollowedThreadsNeeds
  readonly #known = new Map<string, Known>()
  /** Threads that many wrote in, and that the server was asked about already. */
  readonly #foreign = new Set<string>()
  /** The rev of what was edited or deleted, by room and seq: an earlier state that comes late calls nobody any more. */
  readonly #seen = new Map<string, number>()
  /** Whom the person blocked, when the list was asked for last. */
  #blocks = ''
  /** What the person said of threads, as the server knows it. */
  #chosen: ReadonlyMap<string, ThreadChoice> = new Map()
  #readings = 0
  #isReading = false
  #again = false

  constructor(needs: FollowedThreadsNeeds) {
    this.#needs = needs
    this.store = new Cell<ThreadEntries>(needs.batch, new Map(), (previous) => this.#snapshot(previous))
    needs.personal.store.subscribe(() => this.#keptChanged(needs.personal.store.getSnapshot()))
  }

  /** Asks the server: what happened while this client was away was passed over. */
  read(): void {
    this.#again = true
    if (!this.#isReading && this.#needs.isOnline()) void this.#read()
  }

  /** A message of the room, as it is now. */
  took(room: RoomState, message: Message): void {
    if (this.#isPast(room, message)) return
    const isKnown = this.#known.has(keyOf(room.id, message.threadOf ?? message.seq))
    if (isKnown && this.#mayHaveEnded(message)) this.read()
    if (message.threadOf !== undefined) this.#tookReply(room, message.threadOf, message)
    else if (message.thread !== undefined || isKnown) this.#tookRoot(room, message)
  }

  #isPast(room: RoomState, { seq, rev, editedAt, deletedAt }: Message): boolean {
    const key = keyOf(room.id, seq)
    if (rev < (this.#seen.get(key) ?? 0)) return true
    if (editedAt === null && deletedAt === null) return false
    this.#seen.set(key, rev)
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > MOST_SEEN && oldest !== undefined) this.#seen.delete(oldest)
    return false
  }

  /** An edit or a deletion may take away that for which the thread was followed or read: what is left does not tell. */
  #mayHaveEnded(message: Message): boolean {
    const { authorId, deletedAt, editedAt, thread, threadOf } = message
    const { personId } = this.#needs.workspace
    if (authorId === personId) return threadOf !== undefined && deletedAt !== null
    if (isMentioned(message, personId) || thread?.people.includes(personId)) return false
    return deletedAt !== null || editedAt !== null
  }

  /** The person left the room. */
  left(roomId: string): void {
    for (const [key, known] of this.#known) if (known.roomId === roomId) this.#known.delete(key)
    this.store.invalidate()
  }

  /** Another epoch: seqs are other messages. */
  reset(): void {
    this.#known.clear()
    this.#foreign.clear()
    this.#seen.clear()
    this.#again = true
    this.store.invalidate()
  }

  #tookReply(room: RoomState, root: number, message: Message): void {
    const { seq, authorId, deletedAt } = message
    const { personId } = this.#needs.workspace
    const isOwn = authorId === personId
    if (deletedAt !== null || (!isOwn && !isMentioned(message, personId))) return
    const known = this.#of(room.id, root)
    if (known.rev === 0) this.#learnOf(known)
    if (isOwn) known.readSeq = Math.max(known.readSeq, seq)
    known.isFollowed = true
    this.#told(known)
  }

  #tookRoot(room: RoomState, message: Message): void {
    const { seq, rev, authorId, thread } = message
    const { personId } = this.#needs.workspace
    const key = keyOf(room.id, seq)
    const isTheirs =
      authorId === personId || isMentioned(message, personId) || thread?.people.includes(personId) === true
    if (!isTheirs && !this.#known.has(key)) {
      const isKept = this.#needs.personal.store.getSnapshot().get(`thread:${key}`)?.following === true
      const isUnclear = thread !== undefined && thread.people.length >= MOST_NAMED && !this.#foreign.has(key)
      if (isUnclear) {
        this.#foreign.add(key)
        this.read()
      }
      if (!isKept) return
    }
    const known = this.#of(room.id, seq)
    if (isTheirs) known.isFollowed = true
    if (rev >= known.rev) this.#takeSummary(known, rev, thread)
    this.#told(known)
  }

  /** What hangs on the root was no concern of the person until now. */
  #learnOf(known: Known): void {
    const message = this.#needs.find(known.roomId, known.root)
    if (message) this.#takeSummary(known, message.rev, message.thread)
    else this.read()
  }

  /** What somebody who is blocked answers is no news; which reply is the newest of the others only the server can tell. */
  #takeSummary(known: Known, rev: number, thread: Message['thread']): void {
    known.rev = rev
    const isNews = thread === undefined || !this.#needs.personal.isBlocked(thread.people[0] ?? '')
    if (isNews) known.lastSeq = thread?.lastSeq ?? 0
    else this.read()
  }

  #of(roomId: string, root: number): Known {
    const key = keyOf(roomId, root)
    const known = this.#known.get(key) ?? {
      roomId,
      root,
      rev: 0,
      lastSeq: 0,
      readSeq: 0,
      isFollowed: false,
      toldDuring: 0,
    }
    this.#known.set(key, known)
    return known
  }

  #told(known: Known): void {
    known.toldDuring = this.#readings
    this.store.invalidate()
  }

  async #read(): Promise<void> {
    const { request, isOnline, pauses, random, workspace, log } = this.#needs
    this.#isReading = true
    for (let refusals = 0; this.#again && isOnline(); ) {
      this.#again = false
      this.#readings += 1
      try {
        const { epoch, threads } = await request('threads.followed', {})
        if (epoch === workspace.epoch) this.#takeAll(threads)
        refusals = 0
      } catch (error) {
        if (error instanceof Disconnected) break
        log('info', 'followed threads could not be read yet', { error: String(error) })
        const refusal = error instanceof Refusal ? error : null
        if (refusal && !refusal.retryable) break
        this.#again = true
        await pauses.sleep(waitMs(refusal, refusals++, random))
      }
    }
    this.#isReading = false
  }

  #takeAll(threads: readonly FollowedThread[]): void {
    const listed = new Set(threads.map(({ roomId, root }) => keyOf(roomId, root)))
    for (const [key, known] of this.#known) {
      if (listed.has(key)) continue
      if (known.toldDuring < this.#readings) this.#known.delete(key)
      // The list may be from before the change: another one is not.
      else this.#again = true
    }
    for (const { roomId, root, rev, lastSeq, readSeq } of threads) {
      // Left while the list was on its way. Who enters a room asks again.
      if (!this.#needs.isIn(roomId)) continue
      const known = this.#of(roomId, root)
      const isOlder = known.toldDuring === this.#readings && readSeq < known.readSeq
      if (isOlder) this.#again = true
      else known.readSeq = readSeq
      if (rev >= known.rev) Object.assign(known, { rev, lastSeq })
      known.isFollowed = true
    }
    this.store.invalidate()
  }

  /** A thread that was followed on another device is known only by its name. */
  #keptChanged(values: PersonalValues): void {
    this.store.invalidate()
    const { personal } = this.#needs
    const { agreed } = personal.counting()
    const chosen = new Map<string, ThreadChoice>()
    for (const [key, value] of personal.agreed()) if (key.startsWith('thread:')) chosen.set(key.slice(7), value)
    // Where they took it back, only the server can tell whether they are in it, or read it, for another reason.
    const isLess = [...this.#chosen].some(([key, was]) => {
      const { following, readSeq = 0 } = chosen.get(key) ?? {}
      const isTakenBack = (was.following === true && following !== true) || readSeq < (was.readSeq ?? 0)
      return isTakenBack && this.#known.has(key)
    })
    if (agreed !== this.#blocks || isLess) this.read()
    this.#blocks = agreed
    this.#chosen = chosen
    for (const [key, { following }] of values) {
      if (key.startsWith('thread:') && following === true && !this.#known.has(key.slice(7))) {
        this.read()
        return
      }
    }
  }

  #snapshot(previous: ThreadEntries): ThreadEntries {
    const values = this.#needs.personal.store.getSnapshot()
    const next = new Map<string, ThreadEntry>()
    for (const [key, { roomId, root, lastSeq, readSeq, isFollowed }] of this.#known) {
      const kept = values.get(`thread:${key}`) as ThreadChoice | undefined
      if (lastSeq === 0 || !(kept?.following ?? isFollowed)) continue
      const read = Math.max(readSeq, kept?.readSeq ?? 0)
      const before = previous.get(key)
      const isSame = before?.lastSeq === lastSeq && before.readSeq === read
      next.set(key, isSame ? before : { roomId, root, lastSeq, readSeq: read, isUnread: lastSeq > read })
    }
    const isSame = next.size === previous.size && [...next].every(([key, entry]) => previous.get(key) === entry)
    return isSame ? previous : next
  }
}

function keyOf(roomId: string, root: number): string {
  return `${roomId}:${root}`
}

/** Called by name, or as somebody who was there. */
function isMentioned({ mentions, here }: Message, personId: string): boolean {
  return mentions?.includes(personId) === true || here?.includes(personId) === true
}
