import { findMessagePage, findPeople } from '@parley/db'
import { type HistoryPage, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireEpoch } from '../workspace/require-epoch.ts'
import { requireMember } from './access.ts'
import { pageLimit } from './page-limit.ts'

/**
 * One page of messages with the head of the same moment.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED
 */
export async function readHistory(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.history'>,
): Promise<HistoryPage> {
  await requireMember(core, principal, input.roomId, input.epoch)
  const side = input.after === undefined ? { before: input.before ?? null } : { after: input.after }
  const part = input.thread ?? (input.replies ? 'with replies' : null)
  const page = await findMessagePage(core.database, input.roomId, side, pageLimit(core, input.limit), part)
  if (!page) throw new Refusal('ROOM_NOT_FOUND')
  requireEpoch(input.epoch, page.epoch)
  const authors = new Set(page.messages.map((message) => message.authorId))
  return {
    messages: page.messages,
    people: await findPeople(core.database, [...authors]),
    head: page.head,
    more: page.more,
  }
}
