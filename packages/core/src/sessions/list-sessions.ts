import { listSessionsOf } from '@parley/db'
import type { DeviceSession } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** The caller's sessions that are alive, the most recently seen first. */
export async function listSessions(core: CoreContext, principal: Principal): Promise<DeviceSession[]> {
  const sessions = await listSessionsOf(core.database, principal.personId)
  return sessions.map((session) => ({
    id: session.id,
    device: session.device,
    address: session.address,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    current: session.id === principal.sessionId,
  }))
}
