import { findPersonal } from '@parley/db'
import type { CommandOutput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** All that the caller keeps for themselves. */
export async function listPersonal(
  core: CoreContext,
  { personId }: Principal,
): Promise<CommandOutput<'personal.list'>> {
  return { roomId: personId, ...(await findPersonal(core.database, personId)) }
}
