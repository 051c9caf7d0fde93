import 'server-only'
import { describeRegistration, describeWorkspace } from '@parley/core'
import type { Registration } from '@parley/protocol'
import { core } from './core.ts'

/** What the workspace is called until somebody names it. */
const UNNAMED = 'Parley'

/** For pages that strangers see. `name` is null until the workspace has one of its own. */
export async function readWorkspace(): Promise<{ name: string | null; hasOwner: boolean }> {
  const { name, hasOwner } = await describeWorkspace(core())
  return { name: name === UNNAMED ? null : name, hasOwner }
}

/** How one comes to have an account here. */
export async function readSignUpMode(): Promise<Registration['mode']> {
  return (await describeRegistration(core())).mode
}
