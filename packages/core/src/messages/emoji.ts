import { type LockedRoom, loadEmojiNamed } from '@parley/db'
import { Refusal } from '@parley/protocol'

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })
// biome-ignore lint/complexity/useRegexLiterals: the flag is newer than what the compiler aims at.
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v')
const CUSTOM_EMOJI = /^:[a-z0-9][a-z0-9_+-]{0,30}:$/

/** One emoji, or the `:name:` of a custom one, as it is. @throws Refusal EMOJI_INVALID */
export function parseEmoji(input: string): string {
  if (CUSTOM_EMOJI.test(input)) return input
  const [first, second] = segments.segment(input)
  if (first === undefined || second !== undefined || !ONE_EMOJI.test(input)) {
    throw new Refusal('EMOJI_INVALID', { field: 'emoji' })
  }
  return input
}

export function isEmoji(text: string): boolean {
  try {
    return parseEmoji(text) === text
  } catch {
    return false
  }
}

/** Sees to it that the emoji exists, where it is a custom one. @throws Refusal EMOJI_NOT_FOUND */
export async function requireEmoji(ask: LockedRoom['ask'], emoji: string): Promise<void> {
  if (!emoji.startsWith(':')) return
  const named = await loadEmojiNamed(ask, [emoji.slice(1, -1)])
  if (named.length === 0) throw new Refusal('EMOJI_NOT_FOUND', { field: 'emoji' })
}
