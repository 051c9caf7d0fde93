import { z } from 'zod'
import { command } from '../define.ts'
import { unreadSchema } from '../rooms/schema.ts'
import { epoch, id, readSeq, rewinds } from '../shapes.ts'
import { readerSchema } from './schema.ts'

export const readPositionCommands = {
  'read.advance': command({
    summary:
      'Move the own read position forward, or back with one more of `rewinds`. Else a smaller seq changes nothing; one past the last message counts as it.',
    who: 'member',
    rate: 'write',
    input: z.strictObject({ roomId: id, epoch, seq: readSeq, rewinds }),
    output: z.object({ readSeq, rewinds, unread: unreadSchema }),
    errors: ['ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
  'room.readers': command({
    summary:
      'How far the members of a room have read. Nobody in a room of more than 50; nobody for whoever keeps the own position to themselves.',
    who: 'member',
    rate: 'read',
    input: z.strictObject({ roomId: id, epoch }),
    output: z.object({
      readers: z.array(readerSchema).describe('Those who let others see it, the caller among them.'),
    }),
    errors: ['FEATURE_OFF', 'ROOM_NOT_FOUND', 'NOT_A_MEMBER', 'EPOCH_CHANGED'],
  }),
}
