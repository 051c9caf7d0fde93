import { findRoomAccess, setMembership } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { readJoinedRoom } from './read-joined-room.ts'

export type JoinResult = Outcome<CommandOutput<'room.join'>>

/**
 * Joins a public room; whoever is in it already is told of again. What changes between the look and the joining does no harm: a public
 * room stays one, and who enters one that was archived just now can only read.
 * @throws Refusal ROOM_NOT_FOUND, ROOM_ARCHIVED
 */
export async function joinRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.join'>,
): Promise<JoinResult> {
  const access = await findRoomAccess(core.database, input.roomId, principal.personId)
  if (access.kind !== 'public' && !access.joined) throw new Refusal('ROOM_NOT_FOUND')
  if (access.archived && !access.joined) throw new Refusal('ROOM_ARCHIVED')
  const result = await setMembership(core.database, input.roomId, principal.personId, 'joined')
  if (result.outcome === 'no_room') throw new Refusal('ROOM_NOT_FOUND')
  return {
    output: { room: await readJoinedRoom(core, principal, input.roomId) },
    published: 'change' in result ? [{ roomId: input.roomId, epoch: result.epoch, changes: [result.change] }] : [],
  }
}
