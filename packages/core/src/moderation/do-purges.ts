import { finishPurge, lockRoom, nextPurge, purgePortion, takeAway } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Published } from '../published.ts'

const PORTION = 100

/**
 * Removes a portion of what is to go of somebody's messages: under the room's lock, so that nobody waits long for it. Any
 * number of processes may do so at once, and end at any moment. Each does the next portion by calling it again.
 * @returns what is to be told, or null where nothing is left to do
 */
export async function doPurge(core: CoreContext): Promise<Published[] | null> {
  const purge = await nextPurge(core.database)
  if (purge === null) return null
  const portion = await purgePortion(core.database.ask, purge, PORTION)
  if (portion === null) {
    await finishPurge(core.database.ask, purge.id, 0, true)
    return []
  }
  const { roomId, seqs } = portion
  return core.database.transact(async (ask) => {
    const room = await lockRoom(ask, { roomId, personId: purge.personId })
    if (room === null) throw new Refusal('ROOM_NOT_FOUND')
    await finishPurge(ask, purge.id, await takeAway(ask, roomId, seqs), false)
    const { changes } = await room.changes()
    return changes.length > 0 ? [{ roomId, epoch: room.epoch, changes }] : []
  })
}
