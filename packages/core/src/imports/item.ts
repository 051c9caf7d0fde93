import type { ImportProblem, ImportSource, Member, Poll, Room } from '@parley/protocol'

/** What is read from the file of another chat, in its words: keys are what the file calls a person, a room or a message. */
export type ImportItem =
  | ({ readonly type: 'person' } & FoundPerson)
  | ({ readonly type: 'room' } & FoundRoom)
  | ({ readonly type: 'member' } & FoundMember)
  | ({ readonly type: 'message' } & FoundMessage)
  /** Left out without being wrong, by a name under which it is counted. */
  | { readonly type: 'left'; readonly what: 'system' | 'files' | 'roles'; readonly count: number }
  | ({ readonly type: 'problem' } & ImportProblem)

export interface FoundPerson {
  readonly key: string
  readonly handle: string
  readonly displayName: string
  readonly email: string | null
  readonly deactivated: boolean
  readonly guest: boolean
}

export interface FoundRoom {
  readonly key: string
  readonly kind: Exclude<Room['kind'], 'self'>
  readonly name: string
  readonly topic: string
  readonly description: string
  readonly posting: 'everyone' | 'moderators'
  readonly slowSeconds?: number
  readonly createdAt: Date | null
  readonly archivedAt: Date | null
  readonly creatorKey: string | null
}

export interface FoundMember {
  readonly roomKey: string
  readonly personKey: string
  readonly role: Member['role']
  readonly state: Member['state']
  readonly joinedAt: Date | null
}

export interface FoundMessage extends FoundContent {
  readonly roomKey: string
  readonly key: string
  readonly authorKey: string
  readonly at: Date
  /** The root of the thread that it is a reply in. */
  readonly rootKey: string | null
  /** For the problem that it may be. */
  readonly file: string
  readonly line?: number
}

/** What a message says and carries. People are named by their keys. */
export interface FoundContent {
  /** Null in a tombstone. `personMark` stands where somebody is called by name. */
  readonly body: string | null
  /** Of whom the file tells nothing else. */
  readonly authorName?: string
  readonly editedAt?: string
  readonly deletedAt?: string
  readonly alsoInRoom?: true
  readonly replyTo?: { readonly key: string; readonly excerpt?: string }
  readonly reactions?: readonly { readonly emoji: string; readonly people: readonly string[] }[]
  readonly forwarded?: {
    readonly roomKey: string
    readonly key: string
    readonly authorKey: string
    readonly at: string
  }
  /** Who confirmed an announcement, the newest first. */
  readonly confirmed?: readonly string[]
  readonly pinned?: { readonly by: string; readonly at: string }
  readonly mentions?: readonly string[]
  readonly edits?: readonly { readonly body: string; readonly editedAt: string }[]
  readonly poll?: Poll
  readonly votes?: readonly {
    readonly personId: string
    readonly choices: readonly number[]
    readonly votedAt: string
  }[]
}

/** Stands in a body for the handle of somebody: which one they get here is known only when it is written. */
export const personMark = (key: string) => `\ue010${key}\ue011`

export interface ImportReader {
  readonly source: ImportSource
  /** Everything in it, in an order that is the same each time. */
  items(): AsyncGenerator<ImportItem>
}
