import type { CoreContext } from '../context.ts'
import { readWorkspace } from './read-workspace.ts'

/**
 * The epoch of the database, as it is now. It is not cached: a restore may change it at any moment, and every rev that
 * core publishes comes with the epoch of its own transaction.
 */
export async function readEpoch(core: CoreContext): Promise<string> {
  return (await readWorkspace(core)).epoch
}
