import { findHome } from '@parley/db'
import { type Bootstrap, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { describeSettings } from '../settings/describe-settings.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'

/**
 * All that a client needs to begin, as of one moment; whoever hears the rooms from before this was called misses
 * nothing.
 * @throws Refusal SESSION_ENDED where the person is no more
 */
export async function readBootstrap(core: CoreContext, principal: Principal): Promise<Bootstrap> {
  const home = (await findHome(core.database, principal.personId)) ?? (await readLate(core, principal))
  if (home === null) throw new Refusal('SESSION_ENDED')
  return {
    epoch: home.workspace.epoch,
    serverTime: new Date().toISOString(),
    me: home.person,
    sessionId: principal.sessionId,
    ...describeSettings(core),
    ...(home.workspace.emojiRev > 0 && { emojiRev: home.workspace.emojiRev }),
    rooms: [...home.rooms],
  }
}

/** The workspace may not be made yet. */
async function readLate(core: CoreContext, principal: Principal) {
  await readWorkspace(core)
  return findHome(core.database, principal.personId)
}
