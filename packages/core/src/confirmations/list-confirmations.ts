import { findConfirmations, loadMessage } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'
import { pageLimit } from '../rooms/page-limit.ts'
import { isUuid } from '../text/uuid.ts'
import { asRequest } from './require-request.ts'

/**
 * Who confirmed and who has not, by name.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, MESSAGE_NOT_FOUND, MESSAGE_DELETED, NOT_TO_CONFIRM, EPOCH_CHANGED
 */
export async function listConfirmations(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.confirmations'>,
): Promise<CommandOutput<'message.confirmations'>> {
  const { roomId, seq, after = null } = input
  if (after !== null && !isUuid(after)) throw new Refusal('BAD_REQUEST', { field: 'after' })
  await requireMember(core, principal, roomId, input.epoch)
  asRequest(await loadMessage(core.database.ask, roomId, seq))
  const limit = pageLimit(core, input.limit)
  const page = await findConfirmations(core.database, { roomId, seq, afterPersonId: after, limit: limit + 1 })
  const people = page.people.slice(0, limit)
  return { ...page, people, next: page.people.length > limit ? (people.at(-1)?.person.id ?? null) : null }
}
