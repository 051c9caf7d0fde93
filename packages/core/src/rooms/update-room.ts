import { type RoomState, writeRoomState } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { allowRoomTexts } from '../word-filter/require-allowed.ts'
import { parseDescription } from './description.ts'
import { inNamedRoom } from './in-named-room.ts'
import { isAtLeast } from './in-room.ts'
import { parseRoomName } from './room-name.ts'
import { parseTopic } from './topic.ts'

/**
 * Changes what a room says of itself. What is so already takes no rev.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, FORBIDDEN, ROOM_ARCHIVED, ROOM_NAME_INVALID, ROOM_NAME_TAKEN, TOPIC_TOO_LONG,
 *   DESCRIPTION_TOO_LONG, TEXT_INVALID
 */
export async function updateRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.update'>,
): Promise<Outcome<CommandOutput<'room.update'>>> {
  const wanted: RoomState = allowRoomTexts(core, {
    ...(input.name !== undefined && { name: parseRoomName(input.name, core.limits.roomNameCharacters) }),
    ...(input.topic !== undefined && { topic: parseTopic(input.topic, core.limits.topicCharacters) }),
    ...(input.description !== undefined && { description: parseDescription(input.description) }),
    ...(input.posting !== undefined && { posting: input.posting }),
    ...(input.slowSeconds !== undefined && { slowSeconds: input.slowSeconds }),
  })
  return inNamedRoom(core, principal, { roomId: input.roomId }, async (entered) => {
    const { room, role } = entered
    const onlyTopic = Object.keys(wanted).every((part) => part === 'topic')
    const mayAnybody = onlyTopic && room.posting !== 'moderators'
    if (!mayAnybody && !isAtLeast(role, 'moderator')) throw new Refusal('FORBIDDEN')
    const now: RoomState = {
      name: room.name,
      topic: room.topic,
      description: room.description ?? '',
      posting: room.posting ?? 'everyone',
      slowSeconds: room.slowSeconds ?? 0,
    }
    const parts = Object.keys(wanted) as (keyof RoomState)[]
    if (parts.every((part) => wanted[part] === now[part])) return { room }
    return { room: await writeRoomState(entered, wanted, principal.personId) }
  })
}
