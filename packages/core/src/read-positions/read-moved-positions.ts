import { findMovedPositions } from '@parley/db'
import type { EventPayload } from '@parley/protocol'
import type { CoreContext } from '../context.ts'

export interface MovedPosition {
  readonly personId: string
  readonly payload: EventPayload<'read.advanced'>
}

/**
 * Where these people's read positions are that moved within the last `withinMs`: for a server that may have missed
 * being told. Asks nobody's leave.
 */
export async function readMovedPositions(
  core: CoreContext,
  personIds: readonly string[],
  withinMs: number,
): Promise<MovedPosition[]> {
  const moved = await findMovedPositions(core.database, personIds, withinMs)
  return moved.map(({ personId, ...payload }) => ({ personId, payload }))
}
