const MOST = 3
/** Longer than three of the longest emoji sequences. */
const LONGEST = 100
const STAND_IN = '⭐'
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Extended_Pictographic}\p{Emoji_Modifier}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u

/** What may be the `:name:` of a custom emoji. */
const CUSTOM = /(?<![\w:&]):([a-z0-9][a-z0-9_-]{1,30}):/g

let segmenter: Intl.Segmenter | null = null

/**
 * Whether a text is one to three emoji and nothing else: then they are drawn large. Null where it is not; else the names of
 * those in it that are custom ones, if there are such.
 */
export function emojiOnly(text: string): readonly string[] | null {
  if (text.length > 2 * LONGEST) return null
  const custom: string[] = []
  const shown = text.replace(CUSTOM, (_, name: string) => {
    custom.push(name)
    return STAND_IN
  })
  const bare = shown.replace(/\s+/g, '')
  if (bare === '' || bare.length > LONGEST) return null
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let count = 0
  for (const { segment } of segmenter.segment(bare)) {
    count++
    if (count > MOST || !EMOJI.test(segment)) return null
  }
  return custom
}
