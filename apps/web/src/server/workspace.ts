import 'server-only'
import { describeRegistration, hasAnybody } from '@parley/core'
import type { Registration } from '@parley/protocol'
import { core, settings } from './core.ts'

/** What the workspace is called until somebody names it. */
const UNNAMED = 'Parley'

/** For pages that strangers see. `name` is null until the workspace has one of its own. */
export async function readWorkspace(): Promise<{ name: string | null; icon: string | null; hasOwner: boolean }> {
  const [{ 'workspace.name': name, 'workspace.icon': icon }, hasOwner] = await Promise.all([
    settings(),
    hasAnybody(core()),
  ])
  return { name: name === UNNAMED ? null : name, icon, hasOwner }
}

/** How one comes to have an account here. */
export async function readSignUpMode(): Promise<Registration['mode']> {
  return (await describeRegistration(core())).mode
}
