import { writeRole, writeRoomState } from '@parley/db'
import { type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireRoomMaker } from '../settings/require.ts'
import { allowRoomTexts } from '../word-filter/require-allowed.ts'
import { inRoom } from './in-room.ts'
import { parseRoomName } from './room-name.ts'
import { parseTopic } from './topic.ts'

/**
 * Makes a group a private room with a name, owned by the caller. Who asks again is told that it is so.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, MAKING_RESTRICTED, ROOM_NAME_INVALID, ROOM_NAME_TAKEN, TOPIC_TOO_LONG, TEXT_INVALID
 */
export async function promoteRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.promote'>,
): Promise<Outcome<null>> {
  const { name, topic } = allowRoomTexts(core, {
    name: parseRoomName(input.name, core.limits.roomNameCharacters),
    topic: parseTopic(input.topic ?? '', core.limits.topicCharacters),
  })
  await requireRoomMaker(core, principal, 'private')
  return inRoom(core, principal, { roomId: input.roomId }, async (entered) => {
    const { room, role } = entered
    if (room.kind === 'self') throw new Refusal('ROOM_NOT_FOUND')
    if (room.kind === 'private' && room.name === name && role === 'owner') return null
    if (room.kind !== 'group') throw new Refusal('FORBIDDEN')
    await writeRoomState(entered, { kind: 'private', name, topic }, principal.personId)
    await writeRole(entered, principal.personId, 'owner')
    return null
  })
}
