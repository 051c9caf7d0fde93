import { writeRoomState } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { inNamedRoom } from './in-named-room.ts'

/** From now on the room can be read and not changed. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN */
export function archiveRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.archive'>,
): Promise<Outcome<CommandOutput<'room.archive'>>> {
  return setArchived(core, principal, input.roomId, true)
}

/** Brings an archived room back. @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN */
export function unarchiveRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.unarchive'>,
): Promise<Outcome<CommandOutput<'room.unarchive'>>> {
  return setArchived(core, principal, input.roomId, false)
}

function setArchived(core: CoreContext, principal: Principal, roomId: string, archived: boolean) {
  return inNamedRoom(core, principal, { roomId, least: 'owner', evenArchived: true }, async (entered) => {
    const { room } = entered
    if ((room.archivedAt !== undefined) === archived) return { room }
    return { room: await writeRoomState(entered, { archived }, principal.personId) }
  })
}
