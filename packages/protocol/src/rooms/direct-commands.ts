import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { MOST_IN_GROUP } from './limits.ts'
import { joinedRoomSchema } from './schema.ts'
import { topic } from './shapes.ts'

/** Rooms that are named by their people. */
export const directCommands = {
  'room.direct': command({
    summary: `The room between the caller and one other person (\`direct\`), or among up to ${MOST_IN_GROUP} (\`group\`). There is one among the same people: it is made where there is none yet.`,
    who: 'person',
    rate: 'write',
    input: z.strictObject({
      personIds: z.array(id).min(1).max(100).describe('The others; the caller need not be among them.'),
    }),
    output: z.object({ room: joinedRoomSchema }),
    errors: ['PERSON_NOT_FOUND', 'TOO_MANY_PEOPLE', 'BLOCKED'],
  }),
  'room.promote': command({
    summary:
      'Make a group message a private room with a name, owned by the caller. What was written stays. The same again changes nothing.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, name: z.string().max(1000), topic }),
    output: z.object({ room: joinedRoomSchema }),
    errors: [
      'ROOM_NOT_FOUND',
      'NOT_A_MEMBER',
      'FORBIDDEN',
      'MAKING_RESTRICTED',
      'ROOM_NAME_INVALID',
      'ROOM_NAME_TAKEN',
      'TOPIC_TOO_LONG',
      'WORD_BLOCKED',
      'TEXT_INVALID',
    ],
  }),
}
