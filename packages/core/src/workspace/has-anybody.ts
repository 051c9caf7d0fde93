import { hasPeople } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** Whether anybody has an account: the first one, the owner's, is still to be made where nobody has. */
export function hasAnybody(core: CoreContext): Promise<boolean> {
  return hasPeople(core.database)
}
