import { costOfAll, type Prepared, prepareQuery, prepareText } from '../matching/match.ts'
import type { Emoji } from './emoji-data.ts'
import type { EmojiLibrary } from './emoji-library.ts'

/**
 * The emoji that a query finds, the best first: by shortcode, by name and keywords in English and Chinese, and by pinyin.
 * Equals stand in Unicode's order, but for those used of late and custom ones, which come first.
 */
export function searchEmoji(
  query: string,
  library: EmojiLibrary,
  { recent = [], limit = Number.POSITIVE_INFINITY }: { recent?: readonly string[]; limit?: number } = {},
): Emoji[] {
  const prepared = prepareQuery(query.replaceAll(':', ' ').replaceAll('_', ' '))
  if (prepared.words.length === 0) return []
  const texts = preparedOf(library)
  const typed = query.replaceAll(':', '').trim().toLowerCase()
  const found: { emoji: Emoji; cost: number }[] = []
  for (const [index, emoji] of library.emoji.entries()) {
    // Initials would find a hundred of them by any two letters.
    const cost = costOfAll(prepared, texts[index] ?? [], false)
    if (cost === null) continue
    found.push({ emoji, cost: cost - nearness(emoji, typed, recent) })
  }
  return found
    .sort((a, b) => a.cost - b.cost)
    .slice(0, limit)
    .map(({ emoji }) => emoji)
}

/** A whole shortcode comes first, then the beginning of a custom name; those used of late and custom ones before their equals. */
function nearness({ emoji, group, shortcodes, name }: Emoji, typed: string, recent: readonly string[]): number {
  if (shortcodes.includes(typed)) return 3
  if (group === 'custom' && name.startsWith(typed)) return 1.6
  return group === 'custom' || recent.includes(emoji) ? 0.5 : 0
}

/** The emoji that this shortcode names, whole and without colons. */
export function emojiNamed(shortcode: string, { emoji }: EmojiLibrary): Emoji | undefined {
  return emoji.find(({ shortcodes }) => shortcodes.includes(shortcode))
}

/** Does ahead what the first search would have to wait for: 30 ms or so. */
export function prepareSearch(library: EmojiLibrary): void {
  preparedOf(library)
}

type Texts = readonly (readonly Prepared[])[]

/** English is made ready once, though Chinese comes later. */
const english = new WeakMap<EmojiLibrary['emoji'], Texts>()
const all = new WeakMap<EmojiLibrary, Texts>()

function preparedOf(library: EmojiLibrary): Texts {
  const held = all.get(library)
  if (held) return held
  const { emoji, chinese, readings } = library
  const names = english.get(emoji) ?? emoji.map(englishOf)
  english.set(emoji, names)
  const texts = chinese
    ? names.map((own, index) => {
        const { name = '', keywords = '' } = chinese[index] ?? {}
        return [...own, prepareText(name, readings), prepareText(keywords, readings)]
      })
    : names
  all.set(library, texts)
  return texts
}

function englishOf({ shortcodes, name, keywords }: Emoji): readonly Prepared[] {
  const texts = [...shortcodes.map((shortcode) => shortcode.replaceAll('_', ' ')), name, keywords]
  return texts.map((text) => prepareText(text, null))
}
