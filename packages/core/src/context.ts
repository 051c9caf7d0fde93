import type { Database } from '@parley/db'
import { DEFAULT_LIMITS, type Limits } from '@parley/protocol'
import { createLiveSettings, type FixedSettings, type LiveSettings } from './settings/live-settings.ts'
import { createLiveWordFilter, type LiveWordFilter } from './word-filter/live-word-filter.ts'

/** What every use case works with. One for each process. */
export interface CoreContext {
  readonly database: Database
  /** Of the environment and the settings, as they are now. */
  readonly limits: Limits
  readonly settings: LiveSettings
  readonly wordFilter: LiveWordFilter
  /** Signs tickets (HS256): 32 bytes, the same for every process of an installation. */
  readonly ticketKey: Uint8Array
}

export interface CoreOptions {
  readonly database: Database
  readonly ticketKey: Uint8Array
  readonly limits?: Limits
  /** What environment variables decide. */
  readonly fixed?: FixedSettings
}

export function createCore({ database, ticketKey, limits = DEFAULT_LIMITS, fixed }: CoreOptions): CoreContext {
  if (ticketKey.byteLength < 32) throw new RangeError('the ticket key needs 32 bytes')
  const settings = createLiveSettings(limits, fixed)
  return {
    database,
    get limits() {
      return settings.limits()
    },
    settings,
    wordFilter: createLiveWordFilter(),
    ticketKey,
  }
}
