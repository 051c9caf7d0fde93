import { findListedRooms } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isStorable } from '../text/storable.ts'
import { pageLimit } from './page-limit.ts'

/** Public rooms, and private ones that the caller is in, whose name or topic contains the query, by name. */
export async function listRooms(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.list'>,
): Promise<CommandOutput<'room.list'>> {
  const { query = '', after = '' } = input
  if (!isStorable(after)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  // Nothing that is stored contains such text.
  if (!isStorable(query)) return { rooms: [], next: null }
  const limit = pageLimit(core, input.limit)
  const rooms = await findListedRooms(core.database, {
    personId: principal.personId,
    contains: query.trim().normalize('NFC').toLowerCase(),
    joined: input.joined ?? null,
    archived: input.archived === true,
    afterName: after,
    limit: limit + 1,
  })
  const page = rooms.slice(0, limit)
  return { rooms: page, next: rooms.length > limit ? (page.at(-1)?.room.name ?? null) : null }
}
