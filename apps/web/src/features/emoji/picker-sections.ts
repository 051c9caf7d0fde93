import type { EmojiChoices } from './emoji-choices.ts'
import { type Emoji, GROUPS, type Group } from './emoji-data.ts'
import type { EmojiLibrary } from './emoji-library.ts'
import { searchEmoji } from './search-emoji.ts'
import { withTone } from './tone.ts'

export type SectionId = 'recent' | 'custom' | 'found' | Group

/** One place of the picker: an emoji as it is shown, and so picked. */
export interface Cell {
  readonly shown: string
  readonly emoji: Emoji
  /** What it is called in the language of the interface. */
  readonly name: string
}

export interface PickerSection {
  readonly id: SectionId
  readonly cells: readonly Cell[]
}

/** What the picker shows: what was used of late, the workspace's own and then all others, or what the query finds. */
export function sectionsOf(
  library: EmojiLibrary,
  query: string,
  { recent, tone }: EmojiChoices,
  language: string,
): readonly PickerSection[] {
  const nameOf = namesIn(library, language)
  const cell = (emoji: Emoji): Cell => ({
    emoji,
    shown: emoji.hasTones ? withTone(emoji.emoji, tone) : emoji.emoji,
    name: nameOf(emoji),
  })
  if (query.trim() !== '') return [{ id: 'found', cells: searchEmoji(query, library, { recent }).map(cell) }]
  const known = byBareText(library)
  const used = recent.flatMap((shown) => {
    const emoji = known.get(bare(shown))
    return emoji ? [{ emoji, shown, name: nameOf(emoji) }] : []
  })
  return [
    { id: 'recent', cells: used },
    ...(['custom', ...GROUPS] as const).map((id) => ({
      id,
      cells: library.emoji.filter(({ group }) => group === id).map(cell),
    })),
  ]
}

/** What emoji are called in a language, as far as that is known. */
export function namesIn({ emoji, chinese }: EmojiLibrary, language: string): (emoji: Emoji) => string {
  if (chinese === null || !language.startsWith('zh')) return ({ name }) => name
  const names = new Map(emoji.map((each, index) => [each, chinese[index]?.name]))
  return (each) => names.get(each) || each.name
}

/** Without its tone. */
function bare(emoji: string): string {
  return emoji.replace(/[\u{1f3fb}-\u{1f3ff}]|\ufe0f/gu, '')
}

const bareTexts = new WeakMap<readonly Emoji[], ReadonlyMap<string, Emoji>>()

function byBareText({ emoji }: EmojiLibrary): ReadonlyMap<string, Emoji> {
  const held = bareTexts.get(emoji)
  if (held) return held
  const texts = new Map(emoji.map((each) => [bare(each.emoji), each]))
  bareTexts.set(emoji, texts)
  return texts
}
