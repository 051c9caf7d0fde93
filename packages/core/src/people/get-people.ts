import { findPeople } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { filterSeen } from '../guests/filter-seen.ts'
import type { Principal } from '../principal.ts'

/** People by id; unknown ids are left out, and of whom a guest is not to know looks like one. */
export async function getPeople(
  core: CoreContext,
  { personId }: Principal,
  { ids }: ParsedInput<'people.get'>,
): Promise<CommandOutput<'people.get'>> {
  return { people: await findPeople(core.database, await filterSeen(core, personId, ids)) }
}
