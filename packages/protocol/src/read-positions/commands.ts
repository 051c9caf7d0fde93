import { z } from 'zod'
import { command } from '../define.ts'
import { unreadSchema } from '../rooms/schema.ts'
import { epoch, id, readSeq } from '../shapes.ts'

export const readPositionCommands = {
  'read.advance': command({
    summary:
      'Move the own read position forward. A smaller seq changes nothing; one past the last message counts as it.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, epoch, seq: readSeq }),
    output: z.object({ readSeq, unread: unreadSchema }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
}
