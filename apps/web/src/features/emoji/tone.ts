/** 0 is the yellow that emoji have by themselves; 1 is the lightest skin, 5 the darkest. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5

export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5]

const LIGHTEST = 0x1f3fb

/** The emoji with that skin, everybody in it alike. Only for emoji that have tones: see `Emoji.hasTones`. */
export function withTone(emoji: string, tone: Tone): string {
  if (tone === 0) return emoji
  return emoji.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, `$1${String.fromCodePoint(LIGHTEST + tone - 1)}`)
}
