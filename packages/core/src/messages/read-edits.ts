import { type FormerBody, findEdits, loadMessage } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'

const MOST_EDITS = 100

/** What a message said before. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, MESSAGE_NOT_FOUND, EPOCH_CHANGED */
export async function readEdits(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seq }: ParsedInput<'message.edits'>,
): Promise<CommandOutput<'message.edits'>> {
  await requireMember(core, principal, roomId, epoch)
  const { ask } = core.database
  if ((await loadMessage(ask, roomId, seq)) === null) throw new Refusal('MESSAGE_NOT_FOUND')
  const { edits, more } = await findEdits(ask, roomId, seq, MOST_EDITS)
  return { edits: edits.map(toFormer), more }
}

function toFormer({ body, writtenAt, filesRemoved }: FormerBody): CommandOutput<'message.edits'>['edits'][number] {
  return { body, writtenAt: writtenAt.toISOString(), ...(filesRemoved > 0 && { filesRemoved }) }
}
