import { findRoomAccess, setMembership } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { readJoinedRoom } from './read-joined-room.ts'

export type JoinResult = Outcome<CommandOutput<'room.join'>>

/** Joins a public room; whoever is in it already is told of again. @throws Refusal ROOM_NOT_FOUND */
export async function joinRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.join'>,
): Promise<JoinResult> {
  const access = await findRoomAccess(core.database, input.roomId, principal.personId)
  if (access.kind !== 'public' && !access.joined) throw new Refusal('ROOM_NOT_FOUND')
  const result = await setMembership(core.database, input.roomId, principal.personId, 'joined')
  if (result.outcome === 'no_room') throw new Refusal('ROOM_NOT_FOUND')
  return {
    output: { room: await readJoinedRoom(core, principal, input.roomId) },
    published: 'change' in result ? [{ roomId: input.roomId, epoch: result.epoch, changes: [result.change] }] : [],
  }
}
