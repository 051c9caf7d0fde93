import { findPeople } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'

/** People by id; unknown ids are left out. Everybody in the workspace may see everybody's name. */
export async function getPeople(
  core: CoreContext,
  _principal: Principal,
  input: ParsedInput<'people.get'>,
): Promise<CommandOutput<'people.get'>> {
  return { people: await findPeople(core.database, input.ids) }
}
