import { addLines, findMessagePage, findPeople } from '@parley/db'
import { type HistoryPage, type Line, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireEpoch } from '../workspace/require-epoch.ts'
import { requireMember } from './access.ts'
import { pageLimit } from './page-limit.ts'

/**
 * One page of messages and what happened between them, with the head of the same moment.
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
  const none: Line[] = []
  const { messages, lines, head, more } =
    part === null ? await addLines(core.database, input.roomId, side, page) : { ...page, lines: none }
  const named = [...messages.map(({ authorId }) => authorId), ...lines.flatMap(({ by, person }) => [by, person])]
  return {
    messages,
    ...(lines.length > 0 && { lines }),
    people: await findPeople(core.database, [...new Set(named.filter((id) => id !== undefined))]),
    head,
    more,
  }
}
