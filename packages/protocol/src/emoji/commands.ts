import { z } from 'zod'
import { command } from '../define.ts'
import { id } from '../shapes.ts'
import { MOST_CUSTOM_EMOJI } from './limits.ts'
import { customEmojiSchema, emojiRev } from './schema.ts'

const name = z.string().max(100)

export const emojiCommands = {
  'emoji.list': command({
    summary:
      "Every custom emoji, by name. Whoever knows a rev above the answer's, from `session.hello` or `emoji.changed`, asks again.",
    who: 'person',
    rate: 'read',
    input: z.strictObject({}),
    output: z.object({ rev: emojiRev, emoji: z.array(customEmojiSchema).max(MOST_CUSTOM_EMOJI) }),
    errors: [],
  }),
  'emoji.add': command({
    summary: 'Add a custom emoji. The same name with the same picture again changes nothing.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({
      name,
      fileId: id.describe('A picture that the caller uploaded with the purpose `emoji`, and that nothing uses.'),
    }),
    output: z.object({ rev: emojiRev, emoji: customEmojiSchema }),
    errors: ['NOT_AN_ADMIN', 'EMOJI_NAME_INVALID', 'EMOJI_NAME_TAKEN', 'TOO_MANY_EMOJI', 'FILE_NOT_FOUND'],
  }),
  'emoji.remove': command({
    summary:
      'Remove a custom emoji, with its picture. Messages and reactions keep `:name:` as text. What is not there changes nothing.',
    who: 'admin',
    rate: 'write',
    input: z.strictObject({ name }),
    output: z.object({ rev: emojiRev }),
    errors: ['NOT_AN_ADMIN'],
  }),
}
