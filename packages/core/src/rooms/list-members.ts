import { findMembers } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'
import { requireMember } from './access.ts'
import { pageLimit } from './page-limit.ts'

/** Who is in a room, by display name. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER */
export async function listMembers(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.members'>,
): Promise<CommandOutput<'room.members'>> {
  // The cursor is the id of the last person of the page before.
  const { after = null } = input
  if (after !== null && !isUuid(after)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  await requireMember(core, principal, input.roomId)
  const limit = pageLimit(core, input.limit)
  const members = await findMembers(core.database, input.roomId, { afterPersonId: after, limit: limit + 1 })
  const page = members.slice(0, limit)
  return { members: page, next: members.length > limit ? (page.at(-1)?.person.id ?? null) : null }
}
