import { EMOJI_NAME, EMOJI_NAME_CHARACTERS, Refusal } from '@parley/protocol'
import { BUILT_IN_NAMES } from './built-in-names.ts'

/**
 * The name of a new custom emoji.
 * @throws Refusal EMOJI_NAME_INVALID, EMOJI_NAME_TAKEN where an emoji that everybody has is called so
 */
export function parseEmojiName(name: string): string {
  if (!EMOJI_NAME.test(name)) throw new Refusal('EMOJI_NAME_INVALID', { field: 'name', limit: EMOJI_NAME_CHARACTERS })
  if (BUILT_IN_NAMES.has(name)) throw new Refusal('EMOJI_NAME_TAKEN', { field: 'name' })
  return name
}
