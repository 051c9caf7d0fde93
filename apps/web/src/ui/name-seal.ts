/** How many pigments people share; the eighth is for bots. */
const PIGMENTS = 7

/** The pigment of a person, 1 to 7: the same for the same id, on every device. FNV-1a, 32 bit. */
export function pigmentOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash >>> 0) % PIGMENTS) + 1
}

const HAN = /\p{Script=Han}/u

/**
 * What the seal of a name reads: the surname's first character for a Chinese name, else the initials of the first
 * and last word, upper case; one letter where `short`. Counts in grapheme clusters, so an emoji stays whole.
 */
export function lettersOf(name: string, short = false): { letters: string; han: boolean } {
  const words = name
    .trim()
    .split(/[\s_.-]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(word))
  const first = words[0]
  if (first === undefined) return { letters: firstCluster(name.trim()) || '?', han: false }
  if (HAN.test(first)) return { letters: firstCluster(first), han: true }
  const last = words.length > 1 ? words.at(-1) : undefined
  // A Latin letter and a Chinese character make no pair.
  const pair = firstCluster(first) + (last === undefined || HAN.test(last) ? secondLetter(first) : firstCluster(last))
  return { letters: (short ? firstCluster(first) : pair).toLocaleUpperCase('en'), han: false }
}

function firstCluster(text: string): string {
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)
  for (const { segment } of segments) if (/[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(segment)) return segment
  return text.slice(0, 1)
}

/** One word alone gives its first two letters, so that a seal is never lopsided. */
function secondLetter(word: string): string {
  const clusters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)].map((s) => s.segment)
  const second = clusters[1]
  return second !== undefined && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(second)
    ? second
    : ''
}
