import { extendSessions } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { sessionExpiry } from './session-life.ts'

/** Marks sessions as in use now, which prolongs them. Those that ended stay ended. */
export function touchSessions(core: CoreContext, sessionIds: readonly string[]): Promise<void> {
  return extendSessions(core.database, sessionIds, sessionExpiry())
}
