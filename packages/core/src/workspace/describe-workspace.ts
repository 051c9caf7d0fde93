import { findWorkspace, hasPeople } from '@parley/db'
import type { CoreContext } from '../context.ts'

/** What a stranger may know before signing in: the name, and whether the first account, the owner's, is still to be made. */
export async function describeWorkspace(core: CoreContext): Promise<{ name: string | null; hasOwner: boolean }> {
  const [workspace, hasOwner] = await Promise.all([findWorkspace(core.database), hasPeople(core.database)])
  return { name: workspace?.name ?? null, hasOwner }
}
