import type {
  Bootstrap,
  CommandInput,
  CommandName,
  CommandOutput,
  EventPayload,
  JoinedRoom,
  Line,
  Message,
  NewPoll,
  Person,
  PersonalItem,
  Picture,
  Refusal,
  ReplyTo,
  Room,
} from '@parley/protocol'
import type { PersonalValues } from './personal/personal.ts'
import type { ThreadEntries } from './threads/followed-threads.ts'

/**
 * What the SDK offers to a screen, a bot or a test. Everything that changes is a `Store`: `getSnapshot` returns the
 * same object until something in it changed (structural sharing), so it fits React's `useSyncExternalStore` as it is.
 */
export interface Store<T> {
  getSnapshot(): T
  /** Calls back after each change; returns the way to stop. */
  subscribe(onChange: () => void): () => void
}

/** See `connection/` for the drawing of how they follow each other. */
export type ConnectionState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'connecting'
      readonly attempt: number
      /** As in `waiting`; null on the first connection, and where the last one was left on purpose. */
      readonly offlineSince: number | null
    }
  | { readonly status: 'syncing'; readonly offlineSince: number | null }
  | { readonly status: 'online'; readonly since: number }
  | {
      readonly status: 'waiting'
      readonly attempt: number
      /** Milliseconds since the epoch. */
      readonly retryAt: number
      /** When the connection was lost or first failed, milliseconds since the epoch. */
      readonly offlineSince: number
      readonly reason: Refusal | null
    }
  /** Signed out, refused or closed: it does not reconnect by itself. */
  | { readonly status: 'ended'; readonly reason: Refusal | null }

/** One row of a timeline. `key` is the client id: it stays when the pending row becomes the committed one. */
export type TimelineRow =
  | {
      readonly key: string
      readonly state: 'sent'
      readonly message: Message
      /** An own edit or deletion that is still on its way, shown at once. */
      readonly pending: PendingAct | null
      /** Its reactions and its pin with own ones that are still on their way; there while any is. */
      readonly marked?: Marks
    }
  | {
      readonly key: string
      readonly state: 'pending' | 'failed'
      readonly authorId: string
      readonly body: string
      /** What it answers. */
      readonly replyTo?: ReplyTo
      /** The message whose text it passes on. */
      readonly forwarded?: NonNullable<Message['forwarded']>
      /** Seq of the root of the thread that it goes to. */
      readonly threadOf?: number
      readonly poll?: NewPoll
      readonly files?: readonly Picture[]
      /** Milliseconds since the epoch. */
      readonly createdAt: number
      /** Why it was refused; null while pending. */
      readonly reason: Refusal | null
    }

export type Marks = Pick<Message, 'reactions' | 'pinned'>

export type PendingAct =
  | {
      readonly kind: 'edit'
      readonly key: string
      readonly body: string
      /** Ids of the pictures that stay, where it takes any off. */
      readonly files?: readonly string[]
      readonly reason: Refusal | null
    }
  | { readonly kind: 'delete'; readonly key: string; readonly reason: Refusal | null }

export interface TimelineSnapshot {
  readonly roomId: string
  /** There in a thread's timeline, whose rows are the replies. The root is null until it is here. */
  readonly thread?: { readonly seq: number; readonly root: Extract<TimelineRow, { state: 'sent' }> | null }
  /** Ascending by seq; pending and failed rows at the end in the order they were written. */
  readonly rows: readonly TimelineRow[]
  /** What happened to the room between them, ascending by rev, which lies between their seqs. They are no messages. None in a thread. */
  readonly lines: readonly Line[]
  /** Everything up to this rev is in it. */
  readonly rev: number
  /** `empty` until a first page is here. */
  readonly load: 'empty' | 'loading' | 'ready'
  readonly hasOlder: boolean
  readonly loadingOlder: boolean
  /** There in a look into the past: the rows end before the newest one. */
  readonly past?: { readonly loadingNewer: boolean }
  /** A load that failed; loading again clears it. */
  readonly error: Refusal | null
}

export interface RoomEntry {
  readonly room: Room
  readonly role: JoinedRoom['role']
  /** There where the other one of a `direct` room blocked the person, who may not write there. */
  readonly blocked?: true
  readonly memberCount: number
  /** The rev up to which it is known who is in it, and as what: another one is a reason to ask again. */
  readonly membersRev?: number
  readonly head: number
  readonly lastSeq: number
  /** When the newest message was written; of rooms that are named by their people. */
  readonly lastAt?: string
  readonly readSeq: number
  /** Undeleted messages by others behind the read position; derived, at most 1,000 ("999+"). */
  readonly unread: number
  /** How many of those mention the person, or everybody. */
  readonly mentions: number
  /** How many of those name the person, rather than everybody. */
  readonly named: number
  /**
   * When the person last wrote here while the room was slow, in milliseconds since the epoch by this device's clock: they may
   * again `room.slowSeconds` later. Who need not wait may be left out of it.
   */
  readonly spokeAt?: number
}

/** Seeds a client with what the server drew on the first paint. */
export interface Seed {
  readonly bootstrap: Bootstrap
  /** Whom rooms are named by. */
  readonly people?: readonly Person[]
  /** What the person keeps for themselves, as far as the screen was drawn with it. */
  readonly personal?: readonly PersonalItem[]
  readonly timeline?: {
    readonly roomId: string
    readonly messages: readonly Message[]
    readonly lines?: readonly Line[]
    readonly people: readonly Person[]
    readonly head: number
    readonly hasOlder: boolean
  }
}

/** A message that is passed on, and where it was written first. */
export interface Forward {
  readonly roomId: string
  readonly seq: number
  readonly from: NonNullable<Message['forwarded']>
}

/** What a message carries beyond its text. */
export interface SendOptions {
  /** The message that it answers, as it is shown. In another epoch it goes without. */
  readonly replyTo?: ReplyTo
  /** The message that it passes on. The server takes text and pictures from there; body and files are what shows until then. */
  readonly forward?: Forward
  /** A question whose options are voted on; the body asks it. */
  readonly poll?: NewPoll
  /** Asks everybody in the room to confirm that they read it. */
  readonly confirm?: true
  /** Own uploads that nothing uses yet, at most 10. The body may be empty then. */
  readonly files?: readonly Picture[]
  /** Seq of the root of the thread that it goes to. In another epoch it does not go. */
  readonly threadOf?: number
  /** With `threadOf`: it stands in the room, too. */
  readonly alsoInRoom?: boolean
}

export interface ParleyClient {
  readonly connection: Store<ConnectionState>
  /** Null until the first hello (or a seed, or the cache). */
  readonly bootstrap: Store<Omit<Bootstrap, 'rooms'> | null>
  /** Joined rooms by name, in an order that is the same everywhere; a screen may want its own language's. */
  readonly rooms: Store<readonly RoomEntry[]>
  readonly people: Store<ReadonlyMap<string, Person>>
  /** What the person keeps for themselves, by key: see `PERSONAL_KINDS` of the protocol. The same on all devices, soon. */
  readonly personal: Store<PersonalValues>
  /** Whether all of it is here: what is not in `personal` then is not kept at all. */
  readonly personalIsComplete: Store<boolean>
  /** Whether the server knows all that was kept here. */
  readonly personalIsTold: Store<boolean>
  /** How many own acts wait in the outbox, over all rooms. */
  readonly outboxSize: Store<number>
  /**
   * The store of one room; the same object for the same room. While nobody subscribes to it, only the newest rows are
   * sure to stay: after 2,000 new ones the rest must be loaded again.
   */
  timeline(roomId: string): Store<TimelineSnapshot>
  /** What `openPast` loaded; `empty` while nobody looks into the past of the room. */
  past(roomId: string): Store<TimelineSnapshot>
  /** The store of the thread under a message, by the same rules. */
  thread(roomId: string, root: number): Store<TimelineSnapshot>
  /** The threads that the person follows, as far back as the server lists them; by `<roomId>:<seq of the root>`. */
  readonly threads: Store<ThreadEntries>

  /** Begins connecting and stays connected until `close` or until the session ends. */
  connect(): void
  /** Leaves for good; stored drafts and outbox stay. */
  close(): Promise<void>
  /** Ends a wait at once: `online`, tab visible again, "Retry now". */
  retryNow(): void
  /** Forces a catch-up of every room, as after a long sleep. */
  resync(): void
  /** Deletes what this person stored on this device: cache and outbox. For signing out. */
  forget(): Promise<void>

  /** Any command of the protocol, answered or rejected with a `Refusal`. Not stored, not retried. */
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>

  /** Stores the message, shows it as pending and sends it in order. Returns its client id. */
  send(roomId: string, body: string, options?: SendOptions): string
  /** `files`: ids of those of its pictures that stay; without them, those that it has. */
  edit(roomId: string, seq: number, body: string, files?: readonly string[]): void
  delete(roomId: string, seq: number): void
  /** Reacts with an emoji, or takes that back. Shown at once; where it is refused, `actRefused` tells. */
  react(roomId: string, seq: number, emoji: string, on: boolean): void
  /** Pins a message, or takes it off, likewise. */
  pin(roomId: string, seq: number, on: boolean): void
  /** Sends a failed act again. */
  retry(roomId: string, key: string): void
  /** Gives a failed act up. */
  discard(roomId: string, key: string): void

  /** Keeps or removes (null) things for oneself, here at once and on the server soon. */
  keep(items: readonly PersonalItem[]): void

  /** Loads the newest page, of the room or of the thread under a message, where nothing is loaded yet. */
  open(roomId: string, thread?: number): Promise<void>
  /** Loads one page above the oldest row. */
  loadOlder(roomId: string, which?: number | 'past'): Promise<void>
  /** Loads the rows around a seq into the room's look into the past, and nothing between them and the newest ones. */
  openPast(roomId: string, seq: number): Promise<void>
  /** Loads one page below them. Where they meet the room's own rows the look ends, and those go as far back. */
  loadNewer(roomId: string): Promise<void>
  /** Says that the screen is far from the newest rows: those above the seq are let go, and the others are looked at as the past. */
  partPast(roomId: string, to: number): void
  /** Ends the look. */
  closePast(roomId: string): void
  /** Says that the screen stands at the newest rows: of many, the ones far above are let go, to be loaded again when they are wanted. */
  rest(roomId: string, thread?: number): void
  /** Moves the read position forward, here at once and on the server soon. */
  advanceRead(roomId: string, seq: number): void

  /** Moves the read position back, so that this message is the first unread one; likewise. */
  markUnread(roomId: string, seq: number): void

  /** Events that are news rather than state. */
  on<E extends keyof ClientNews>(event: E, listener: (news: ClientNews[E]) => void): () => void
}

export interface ClientNews {
  /**
   * After a reconnect: how many messages of others the catch-up brought, and how many own ones that had waited for the
   * connection are sent. It is told more than once; the numbers add up.
   */
  caughtUp: { readonly messages: number; readonly sent: number }
  /** An own message calls people who are not in its room. */
  calledOutside: { readonly roomId: string; readonly message: Message; readonly personIds: readonly string[] }
  /** A message that calls the person is new or changed: a list of such messages is out of date. */
  called: { readonly roomId: string; readonly seq: number }
  /** Something another device or person did that a screen may want to follow. `by`: who removed the person, where it is known. */
  roomLeft: { readonly roomId: string; readonly by?: string }
  /** A reaction or a pin that was shown is taken back: the server will not have it. */
  actRefused: { readonly roomId: string; readonly kind: 'react' | 'pin'; readonly reason: Refusal }
  /** Another server serves this client from now on; it was online all the time. */
  moved: Readonly<Record<string, never>>
  /** Somebody asks this person to confirm a message. */
  nudged: EventPayload<'message.nudged'>
  /** For `presence/` and `typing/`, which are loaded apart. */
  presenceChanged: EventPayload<'presence.changed'>
  typingChanged: EventPayload<'typing.changed'>
  /** How far some members of a room have read: for the list of readers, which is loaded apart. */
  readersChanged: EventPayload<'readers.changed'>
  /** How the realtime servers are, while `live.watch` asked for it. */
  liveChanged: EventPayload<'live.changed'>
  /** The server will not have this; what it had is shown again. */
  keepRefused: { readonly item: PersonalItem; readonly refusal: Refusal }
  /** An event this client does not know, skipped. */
  unknownEvent: { readonly name: string }
}
