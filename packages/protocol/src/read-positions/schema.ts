import { z } from 'zod'
import { id, readSeq, timestamp } from '../shapes.ts'

export const readerSchema = z
  .object({ personId: id, readSeq, at: timestamp.describe('When they came to it.') })
  .describe('How far a member of a room has read.')
export type Reader = z.infer<typeof readerSchema>
