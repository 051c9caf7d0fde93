import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'

export const customEmojiSchema = z
  .object({
    name: z
      .string()
      .describe(
        '2 to 31 of `a-z`, `0-9`, `_` and `-`, unique. In texts, reactions and statuses it stands as `:name:`.',
      ),
    fileId: id.describe('Its picture: see `/api/files/<id>/original`.'),
    byId: id.optional().describe('Who added it; left out once they are no more.'),
    addedAt: timestamp,
  })
  .describe('An emoji that the workspace added.')
export type CustomEmoji = z.infer<typeof customEmojiSchema>

export const emojiRev = z
  .int()
  .min(0)
  .describe('Grows with every change of the custom emoji; comparable within one epoch.')
