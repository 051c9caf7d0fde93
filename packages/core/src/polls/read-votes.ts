import { findVotes } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireMember } from '../rooms/access.ts'

/** What the caller chose. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, EPOCH_CHANGED */
export async function readVotes(
  core: CoreContext,
  principal: Principal,
  { roomId, epoch, seqs }: ParsedInput<'poll.mine'>,
): Promise<CommandOutput<'poll.mine'>> {
  await requireMember(core, principal, roomId, epoch)
  return { votes: await findVotes(core.database, roomId, principal.personId, seqs) }
}
