import { findStanding } from '@parley/db'
import { Refusal } from '@parley/protocol'
import { refusalOf } from '../accounts/refuse-standing.ts'
import type { CoreContext } from '../context.ts'

/** Why a session ended, for whoever it was: that they were signed out, or what keeps them out. */
export async function explainEnd(core: CoreContext, sessionId: string): Promise<Refusal> {
  return refusalOf(await findStanding(core.database, sessionId)) ?? new Refusal('SESSION_ENDED')
}
