import type { Seed } from './api.ts'
import type { Clock } from './clock/clock.ts'
import type { ClientStorage } from './storage/storage.ts'
import type { Transport } from './transport/transport.ts'

/** What lets a client in, once. */
export interface Ticket {
  readonly ticket: string
  /** The epoch of the database as the ticket's issuer knows it. */
  readonly epoch?: string
}

/** Takes the SDK's own log lines; they never hold what a person wrote. */
export type Log = (
  level: 'debug' | 'info' | 'warn',
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void

export interface ClientOptions {
  readonly transport: Transport
  /**
   * Gets a fresh ticket for each attempt to connect. Rejecting with the `Refusal` UNAUTHENTICATED or SESSION_ENDED
   * ends the client; anything else is tried again later.
   */
  readonly ticket: () => Promise<Ticket>
  /** Where the outbox and the cache live. Default: memory. */
  readonly storage?: ClientStorage
  readonly seed?: Seed
  readonly clock?: Clock
  /** What whoever was erased is called, in the language of the interface. Default: as the server calls them. */
  readonly erasedName?: string
  /** From 0 up to 1, like `Math.random`. */
  readonly random?: () => number
  /** Makes the ids of acts. Default: UUIDs of version 7. */
  readonly createId?: () => string
  /** Name and version of the program, for the server's log. */
  readonly client?: string
  readonly log?: Log
  /** When to tell subscribers. Default: once per microtask checkpoint. */
  readonly schedule?: (flush: () => void) => void
  /** What the storage holds is taken in once this resolves. Default: at once. */
  readonly ready?: Promise<void>
}
