import type { Bootstrap, Line, Message, Person, PersonalItem } from '@parley/protocol'
import type { OutboxEntry } from '../outbox/entry.ts'

/**
 * What the SDK keeps on a device for one person. Any call may reject: the SDK then goes on in memory. Implementations
 * belong to one person; a second person on the same device gets a storage of their own.
 */
export interface ClientStorage {
  /** Says that `owner`, a running client, lives; its entries are its own until `close`. */
  open(owner: string): Promise<void>
  /** Stores an entry, or replaces the one with its key, as the owner's. */
  putEntry(owner: string, entry: OutboxEntry): Promise<void>
  deleteEntry(key: string): Promise<void>
  /** Gives the owner every entry whose own owner is gone (a closed tab, a crash), and returns those. */
  adoptEntries(owner: string): Promise<OutboxEntry[]>

  readBootstrap(): Promise<Bootstrap | null>
  writeBootstrap(bootstrap: Bootstrap): Promise<void>
  readTimeline(roomId: string): Promise<CachedTimeline | null>
  writeTimeline(timeline: CachedTimeline): Promise<void>
  deleteTimeline(roomId: string): Promise<void>

  /** What a person keeps for themselves: as it was known, and what waits to be told, of all tabs. */
  readPersonal(): Promise<{ readonly cached: CachedPersonal | null; readonly kept: readonly PersonalItem[] }>
  writePersonal(personal: CachedPersonal): Promise<void>
  /** Stores what waits to be told: the newest value of each key. */
  keepItems(items: readonly PersonalItem[]): Promise<void>
  /** It is told, unless another value waits by now. */
  dropItem(item: PersonalItem): Promise<void>

  /** Forgets what belongs to an epoch; the outbox and what waits to be told stay. */
  dropCache(): Promise<void>

  /** Deletes everything, for signing out. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** What a person keeps, everything up to `rev` of their own room; only good in its epoch. */
export interface CachedPersonal {
  readonly epoch: string
  readonly rev: number
  readonly items: readonly (PersonalItem & { readonly rev: number })[]
}

/** The newest rows of one room. They hold everything up to `rev` and are only good in their epoch. */
export interface CachedTimeline {
  readonly roomId: string
  readonly epoch: string
  readonly rev: number
  readonly messages: readonly Message[]
  /** Not there in what an older version kept. */
  readonly lines?: readonly Line[]
  readonly people: readonly Person[]
  readonly hasOlder: boolean
}
