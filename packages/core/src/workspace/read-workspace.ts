import { findWorkspace } from '@parley/db'
import type { CoreContext } from '../context.ts'
import { prepareWorkspace } from './prepare-workspace.ts'

/** The workspace as it is now; it is made where there is none yet. */
export async function readWorkspace(core: CoreContext): Promise<{ name: string; epoch: string }> {
  const workspace = await findWorkspace(core.database)
  if (workspace) return workspace
  await prepareWorkspace(core)
  const made = await findWorkspace(core.database)
  if (!made) throw new Error('the workspace could not be made')
  return made
}
