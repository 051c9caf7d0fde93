import { insertRoom } from '@parley/db'
import { type CommandOutput, type ParsedInput, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { requireRoomMaker } from '../settings/require.ts'
import { allowRoomTexts } from '../word-filter/require-allowed.ts'
import { parseDescription } from './description.ts'
import { readJoinedRoom } from './read-joined-room.ts'
import { parseRoomName } from './room-name.ts'
import { parseTopic } from './topic.ts'

/**
 * Makes a public or private room with the caller as its owner. The same `clientId` by the same person again brings that room.
 * Nothing is published: nobody else is in a room that was made just now.
 * @throws Refusal MAKING_RESTRICTED, ROOM_NAME_INVALID, ROOM_NAME_TAKEN, TOPIC_TOO_LONG, DESCRIPTION_TOO_LONG, TEXT_INVALID
 */
export async function createRoom(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'room.create'>,
): Promise<CommandOutput<'room.create'>> {
  await requireRoomMaker(core, principal, input.kind ?? 'public')
  const result = await insertRoom(core.database, {
    id: uuidv7(),
    ...allowRoomTexts(core, {
      name: parseRoomName(input.name, core.limits.roomNameCharacters),
      topic: parseTopic(input.topic ?? '', core.limits.topicCharacters),
      description: parseDescription(input.description ?? ''),
    }),
    kind: input.kind ?? 'public',
    posting: input.posting ?? 'everyone',
    createdById: principal.personId,
    clientId: input.clientId,
  })
  if (result.outcome === 'name_taken') throw new Refusal('ROOM_NAME_TAKEN', { field: 'name' })
  return { room: await readJoinedRoom(core, principal, result.roomId) }
}
