import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { MOST_FILTER_WORDS } from './limits.ts'
import { filterActionSchema, filterHitSchema, filterWordSchema } from './schema.ts'

const several = z.array(id).min(1).max(MOST_FILTER_WORDS)
const words = z.array(filterWordSchema)

/** Words that are not to be said. */
export const filterCommands = {
  'filter.list': command({
    summary: `The words of the filter, at most ${MOST_FILTER_WORDS.toLocaleString('en')}, in the order of their letters.`,
    who: 'admin',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ words }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'filter.add': command({
    summary:
      'Add words to the filter. One that it holds already gets the action that is given. It applies to what is written from then on.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      words: z.array(z.string().max(1_000)).min(1).max(MOST_FILTER_WORDS),
      action: filterActionSchema,
    }),
    output: z.object({ words: words.describe('Those that were given, as the filter holds them.') }),
    errors: ['NOT_AN_ADMIN', 'WORD_INVALID', 'TOO_MANY_WORDS'],
  }),
  'filter.change': command({
    summary: 'Give words of the filter another action.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ wordIds: several, action: filterActionSchema }),
    output: z.object({ words: words.describe('Those that were changed.') }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'filter.remove': command({
    summary: 'Take words out of the filter. Those that are not in it stay so.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ wordIds: several }),
    output: z.object({ words: words.describe('Those that were in it.') }),
    errors: ['NOT_AN_ADMIN'],
  }),
  'filter.try': command({
    summary: 'What the filter would do to a text. Nothing is posted or kept.',
    who: 'admin',
    rate: 'read',
    input: z.strictObject({ text: z.string().max(20_000) }),
    output: z.object({
      action: filterActionSchema.nullable().describe('What would happen; null: it would be posted as it is.'),
      text: z.string().describe('As it would be posted.'),
      hits: z.array(filterHitSchema).max(200).describe('In the order of their places.'),
    }),
    errors: ['NOT_AN_ADMIN'],
  }),
}
