import type { Limits, Refusal } from '@parley/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Request } from '../connection/requests.ts'
import type { Log } from '../options.ts'
import type { ClientStorage } from '../storage/storage.ts'
import type { Batch } from '../stores/batch.ts'
import type { Delivered } from './deliver.ts'
import type { MarkEntry, OutboxEntry } from './entry.ts'

export interface OutboxNeeds {
  readonly storage: ClientStorage
  /** Name of this client among those that share the storage. */
  readonly owner: string
  readonly clock: Clock
  readonly random: () => number
  readonly request: Request
  readonly isOnline: () => boolean
  /** What is known here contradicts itself: the server should tell everything again. */
  readonly doubt: () => void
  /** As the last hello told them; null before the first. */
  readonly limits: () => Limits | null
  readonly log: Log
  readonly batch: Batch
  /** The room's entries are others now. */
  readonly changed: (roomId: string, entries: readonly OutboxEntry[]) => void
  /** A message of the person with this client id is among the rows that are here. */
  readonly isCommitted: (roomId: string, key: string) => boolean
  /** A reaction or a pin was refused: it is as if it had never been. */
  readonly dropped: (entry: MarkEntry, refusal: Refusal) => void
  /** Whoever is connected may not write in the room for so many milliseconds. */
  readonly slowed: (roomId: string, ms: number) => void
  /** An act leaves because it is done. */
  readonly done: (entry: OutboxEntry) => void
  /** An act was acked with this state of its message. */
  readonly committed: (roomId: string, delivered: Delivered) => void
}
