/** Unicode's groups, by the numbers that the data has for them; 2 is parts of emoji, which are left out. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const
export type Group = (typeof GROUPS)[number]

export interface Emoji {
  /** The emoji itself, or `:name:` of a custom one. */
  readonly emoji: string
  readonly group: Group | 'custom'
  readonly hasTones: boolean
  /** Without colons; the first is the one to show. */
  readonly shortcodes: readonly string[]
  readonly name: string
  /** English keywords, parted by commas. */
  readonly keywords: string
}

/** What an emoji is called in another language. */
export interface EmojiWords {
  readonly name: string
  /** Parted by commas. */
  readonly keywords: string
}

/** Reads what `scripts/packed-data/emoji.mjs` wrote. */
export function readEmoji({ rows }: { readonly rows: string }): readonly Emoji[] {
  return rows.split('\n').map((row) => {
    const [emoji = '', group, hasTones, shortcodes = '', name = '', keywords = ''] = row.split('\t')
    return {
      emoji,
      group: Number(group) as Group,
      hasTones: hasTones === '1',
      shortcodes: shortcodes.split(','),
      name,
      keywords,
    }
  })
}

export function readEmojiWords({ rows }: { readonly rows: string }): readonly EmojiWords[] {
  return rows.split('\n').map((row) => {
    const [name = '', keywords = ''] = row.split('\t')
    return { name, keywords }
  })
}
