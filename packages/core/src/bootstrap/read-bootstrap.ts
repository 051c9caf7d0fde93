import { findPeople, findRoomsOf } from '@parley/db'
import { type Bootstrap, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'

/**
 * All that a client needs to begin. Head, last seq and unread of a room are of the same moment; whoever hears the
 * rooms from before this was called misses nothing.
 */
export async function readBootstrap(core: CoreContext, principal: Principal): Promise<Bootstrap> {
  // Before the heads: should a restore come between, the old epoch is refused with the first rev that names it. A new
  // epoch over old heads would never be noticed.
  const { name, epoch } = await readWorkspace(core)
  const [[me], rooms] = await Promise.all([
    findPeople(core.database, [principal.personId]),
    findRoomsOf(core.database, principal.personId),
  ])
  if (!me) throw new Refusal('SESSION_ENDED')
  return {
    epoch,
    serverTime: new Date().toISOString(),
    workspace: { name },
    me,
    sessionId: principal.sessionId,
    limits: core.limits,
    rooms: [...rooms],
  }
}
