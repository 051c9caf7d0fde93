import { searchPeople as findMatching } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isStorable } from '../text/storable.ts'

const MOST_PEOPLE = 20

/** People by a part of their display name or handle, with or without the @ before it; the best matches first. */
export async function searchPeople(
  core: CoreContext,
  { personId }: Principal,
  { query, limit = MOST_PEOPLE }: ParsedInput<'people.search'>,
): Promise<CommandOutput<'people.search'>> {
  // Nothing that is stored contains such text.
  if (!isStorable(query)) return { people: [] }
  const wanted = query.trim().replace(/^@/, '').normalize('NFC').toLowerCase().replace(/\s+/gu, ' ')
  return { people: await findMatching(core.database, { by: personId, contains: wanted, limit }) }
}
