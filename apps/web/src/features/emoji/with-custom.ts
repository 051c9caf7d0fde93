import type { CustomEmojiByName } from '@parley/client/emoji'
import type { Emoji } from './emoji-data.ts'
import type { EmojiLibrary } from './emoji-library.ts'

/** What was joined last: searching keeps what it made ready for as long as the list is the same. */
let joined: { common: readonly Emoji[]; custom: CustomEmojiByName; all: readonly Emoji[] } | null = null

/** The library with the custom emoji behind all others, so that the words of those keep their places. */
export function withCustom(library: EmojiLibrary, custom: CustomEmojiByName | null): EmojiLibrary {
  if (custom === null || custom.size === 0) return library
  if (joined?.common !== library.emoji || joined.custom !== custom) {
    joined = { common: library.emoji, custom, all: [...library.emoji, ...[...custom.keys()].map(toEmoji)] }
  }
  return { ...library, emoji: joined.all }
}

function toEmoji(name: string): Emoji {
  const words = name.replaceAll(/[_-]/g, ' ')
  return { emoji: `:${name}:`, group: 'custom', hasTones: false, shortcodes: [name], name, keywords: words }
}
