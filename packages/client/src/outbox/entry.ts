import { type NewPoll, type Picture, Refusal, type ReplyTo, type WireError } from '@parley/protocol'
import type { Forward } from '../api.ts'

/** An own act that waits to be acked. It is stored before it is sent and leaves only acked or given up. */
export type OutboxEntry = SendEntry | EditEntry | DeleteEntry | MarkEntry

interface EntryBase {
  /** The client id of the act: what makes a resend the same act. */
  readonly key: string
  readonly roomId: string
  readonly authorId: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** Place in the queue: ascending in the order in which the acts were done on this device. */
  readonly order: number
  /** Null while it is on its way; otherwise why the server will not have it. */
  readonly refused: WireError | null
}

export interface SendEntry extends EntryBase {
  readonly kind: 'send'
  readonly body: string
  /** What it answers, as it was when it was written. */
  readonly replyTo?: ReplyTo
  /** A question whose options are voted on. */
  readonly poll?: NewPoll
  readonly confirm?: true
  /** Uploaded already. */
  readonly files?: readonly Picture[]
  /** The message whose text it passes on. */
  readonly forward?: Forward
  /** Seq of the root of the thread that it goes to. */
  readonly threadOf?: number
  readonly alsoInRoom?: true
  /** Epoch of the seqs in it; there where it names any. */
  readonly epoch?: string
}

/** What an edit or a deletion addresses. A seq alone would hit a stranger's message after a restore. */
export interface Target {
  readonly seq: number
  readonly epoch: string
  /** Key of the row, so that it is recognised in another epoch. */
  readonly targetKey: string
  /** Seq of the root, where the message stands in a thread only. */
  readonly thread?: number
}

export interface EditEntry extends EntryBase, Target {
  readonly kind: 'edit'
  readonly body: string
  /** Ids of the pictures that stay; all of them without it. */
  readonly files?: readonly string[]
}

export interface DeleteEntry extends EntryBase, Target {
  readonly kind: 'delete'
}

/** An own reaction, or a pin: how it shall be from now on. */
export type MarkEntry = ReactEntry | PinEntry

export interface ReactEntry extends EntryBase, Target {
  readonly kind: 'react'
  readonly emoji: string
  readonly on: boolean
}

export interface PinEntry extends EntryBase, Target {
  readonly kind: 'pin'
  readonly on: boolean
}

export function isMark(entry: OutboxEntry): entry is MarkEntry {
  return entry.kind === 'react' || entry.kind === 'pin'
}

/** What of a message an act is about: of two acts on the same, the newer one counts. Null where it stands for itself. */
export function subjectOf(entry: OutboxEntry): string | null {
  switch (entry.kind) {
    case 'send':
      return null
    case 'react':
      return `${entry.seq} ${entry.emoji}`
    case 'pin':
      return `${entry.seq} pin`
    case 'edit':
    case 'delete':
      return `${entry.seq}`
  }
}

/** The act as it may go in this epoch; null where it addresses what may be another message now. */
export function inEpoch(entry: OutboxEntry, epoch: string): OutboxEntry | null {
  if (entry.epoch === undefined || entry.epoch === epoch) return entry
  // A reply may not become a message of the room: it was written to those who follow its thread. What another said may
  // not become one's own.
  if (entry.kind !== 'send' || entry.threadOf !== undefined || entry.forward) return null
  // What was said counts more than what it answered.
  const { replyTo, epoch: _, ...text } = entry
  return text
}

/** Whether it waits for the server or its author. A deletion that was refused does not: after a restore nothing may be left that shows it. */
export function waits({ kind, refused }: OutboxEntry): boolean {
  return kind !== 'delete' || refused === null
}

/** Why it failed; null while it is on its way. */
export function refusalOf(entry: OutboxEntry): Refusal | null {
  return entry.refused === null ? null : Refusal.fromWire(entry.refused)
}
