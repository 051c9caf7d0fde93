import { changeMembership, findErasure, finishErasure, rewriteGroupKey, withLockedRoom } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { tellUntold } from '../rooms/tell-untold.ts'

/**
 * Takes whoever was erased out of their rooms, one room after the other, and looks once more for what was on its way as they
 * were. It goes on wherever it was stopped. @returns how many rooms were left
 */
export async function finishErasures(
  { database }: Pick<CoreContext, 'database'>,
  isStopped = () => false,
): Promise<number> {
  let left = 0
  while (!isStopped()) {
    const erasure = await findErasure(database.ask)
    if (erasure === null) break
    const { personId, roomIds, isSettled } = erasure
    for (const roomId of roomIds) {
      if (isStopped()) break
      await withLockedRoom(database, { roomId, personId }, async (locked) => {
        await changeMembership(locked.ask, roomId, personId, 'left')
        if (locked.room.kind === 'group') await rewriteGroupKey(locked)
      })
      left += 1
    }
    if (roomIds.length > 0) await tellUntold({ database })
    else if (isSettled) await database.transact((ask) => finishErasure(ask, personId))
    else break
  }
  return left
}
