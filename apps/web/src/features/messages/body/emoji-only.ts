const MOST = 3
/** Longer than three of the longest emoji sequences. */
const LONGEST = 100
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Extended_Pictographic}\p{Emoji_Modifier}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u

let segmenter: Intl.Segmenter | null = null

/** Whether a text is one to three emoji and nothing else: then they are drawn large. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s+/g, '')
  if (bare === '' || bare.length > LONGEST) return false
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  let count = 0
  for (const { segment } of segmenter.segment(bare)) {
    count++
    if (count > MOST || !EMOJI.test(segment)) return false
  }
  return true
}
