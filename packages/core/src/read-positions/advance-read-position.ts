import { advanceReadPositionRow } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'

/**
 * Moves the caller's read position forward, or back with one more rewind, never past the last message (I8); answers where it is
 * now, and what is unread as of the head.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED
 */
export async function advanceReadPosition(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'read.advance'>,
): Promise<CommandOutput<'read.advance'>> {
  const { epoch, roomId, seq, rewinds = 0 } = input
  const { personId } = principal
  await requireMember(core, principal, roomId, epoch)
  const position = await advanceReadPositionRow(core.database, { epoch, roomId, seq, rewinds, personId })
  // The room was there a moment ago.
  if (!position) throw new Refusal('EPOCH_CHANGED')
  return position
}
