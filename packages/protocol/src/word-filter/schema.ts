import { z } from 'zod'
import { id, timestamp } from '../shapes.ts'

export const filterActionSchema = z
  .enum(['block', 'mask', 'flag'])
  .describe(
    '`block`: what holds the word is refused. `mask`: it is stored with • in place of the word. `flag`: it is posted, and reported to those who moderate.',
  )
export type FilterAction = z.infer<typeof filterActionSchema>

export const filterWordSchema = z
  .object({
    id,
    word: z
      .string()
      .describe(
        'Found as a whole word, whatever its case, width and accents; a Chinese, Japanese or Thai one anywhere. `*` at an end stands for whatever the word goes on with.',
      ),
    action: filterActionSchema,
    addedAt: timestamp,
  })
  .describe('A word that the filter looks for.')
export type FilterWord = z.infer<typeof filterWordSchema>

export const filterHitSchema = z
  .object({
    word: z.string().describe('As it stands in the filter.'),
    action: filterActionSchema,
    start: z.int().min(0).describe('Where it begins in the text, in UTF-16 units.'),
    end: z.int().min(0),
  })
  .describe('A place where a word of the filter stands.')
export type FilterHit = z.infer<typeof filterHitSchema>
