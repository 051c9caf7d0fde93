import { findPeople, loadSeenBy } from '@parley/db'
import type { CoreContext } from '../context.ts'

/**
 * Of these people, those of whom somebody may know: everybody, but for a guest only who is or was in a room that they are in.
 * The role is the one that they have now, whatever it was when their connection began.
 */
export async function filterSeen(
  { database }: Pick<CoreContext, 'database'>,
  personId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const [me] = await findPeople(database, [personId])
  return me?.role === 'guest' ? loadSeenBy(database.ask, personId, ids) : ids
}
