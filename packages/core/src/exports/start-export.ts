import { loadManagedRoom } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { actOnWorkspace } from '../admin/actor.ts'
import type { CoreContext } from '../context.ts'
import { beginJob } from '../jobs/begin-job.ts'
import type { Principal } from '../principal.ts'

/** What an export that never ended leaves in the file store goes after this. */
const UNFINISHED_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Begins the export of a public or private room, or of all of them. Direct messages are an owner's to export, and only with
 * everything.
 * @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, ROOM_NOT_FOUND, TOO_MANY_JOBS
 */
export function startExport(
  core: CoreContext,
  principal: Principal,
  { roomId, withDirect, withFiles }: ParsedInput<'exports.start'>,
): Promise<CommandOutput<'exports.start'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    if (withDirect && (actor.role !== 'owner' || roomId !== undefined)) {
      throw new Refusal('RANK_TOO_LOW', { field: 'withDirect' })
    }
    const managed = roomId === undefined ? null : await loadManagedRoom(ask, roomId)
    if (roomId !== undefined && managed === null) throw new Refusal('ROOM_NOT_FOUND')
    const room = managed && { id: managed.room.id, name: managed.room.name }
    const job = await beginJob(ask, {
      kind: 'export',
      byId: actor.personId,
      input: { ...(room && { room }), ...(withDirect && { withDirect }), ...(withFiles && { withFiles }) },
      expiresAt: new Date(Date.now() + UNFINISHED_KEPT_MS),
    })
    await audit({
      action: 'exports.start',
      target: room === null ? { kind: 'workspace', id: null, name: '' } : { kind: 'room', ...room },
      after: { withDirect: withDirect ?? false, withFiles: withFiles ?? false },
    })
    return { job }
  })
}
