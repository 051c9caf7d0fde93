import { updateDisplayName } from '@parley/db'
import type { Person } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { parseDisplayName } from './display-name.ts'

/** Changes the caller's own profile. @throws Refusal DISPLAY_NAME_INVALID, TEXT_INVALID */
export async function updateProfile(
  core: CoreContext,
  principal: Principal,
  input: { displayName: string },
): Promise<Person> {
  const displayName = parseDisplayName(input.displayName, core.limits.displayNameCharacters)
  return updateDisplayName(core.database, principal.personId, displayName)
}
