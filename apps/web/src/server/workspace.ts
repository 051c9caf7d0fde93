import 'server-only'
import { describeWorkspace } from '@parley/core'
import { core } from './core.ts'

/** What the workspace is called until somebody names it. */
const UNNAMED = 'Parley'

/** For pages that strangers see. `name` is null until the workspace has one of its own. */
export async function readWorkspace(): Promise<{ name: string | null; hasOwner: boolean }> {
  const { name, hasOwner } = await describeWorkspace(core())
  return { name: name === UNNAMED ? null : name, hasOwner }
}
