import { z } from 'zod'
import { id } from '../shapes.ts'

export const confirmSchema = z
  .object({
    count: z.int().min(0).describe('How many confirmed.'),
    people: z.array(id).describe('Who did, the newest first; at most 50.'),
  })
  .describe('The author asks everybody in the room to confirm that they read it.')
export type Confirm = z.infer<typeof confirmSchema>
