import type { Database } from '@parley/db'
import { DEFAULT_LIMITS, type Limits } from '@parley/protocol'

/** What every use case works with. One for each process. */
export interface CoreContext {
  readonly database: Database
  readonly limits: Limits
  /** Signs tickets (HS256): 32 bytes, the same for every process of an installation. */
  readonly ticketKey: Uint8Array
}

export interface CoreOptions {
  readonly database: Database
  readonly ticketKey: Uint8Array
  readonly limits?: Limits
}

export function createCore({ database, ticketKey, limits = DEFAULT_LIMITS }: CoreOptions): CoreContext {
  if (ticketKey.byteLength < 32) throw new RangeError('the ticket key needs 32 bytes')
  return { database, limits, ticketKey }
}
