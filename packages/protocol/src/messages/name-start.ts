/** Letters of scripts that set no spaces between words, with the signs that stand among them. */
export const UNSPACED =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]'

/**
 * What may not stand before an `@` that calls somebody, for a regular expression with the flag `u`: the letter or
 * digit of an e-mail address, though an underscore may lean on it; what belongs to a path; and a backslash, which
 * takes the meaning away. Chinese sets no space before a name: 请@li看一下 calls li. Whoever reads, draws or completes
 * calls asks this one.
 */
export const NO_WORD_BEFORE = `(?<!(?:(?!${UNSPACED})[\\p{L}\\p{N}]|[.@/\\\\-])_{0,3})`
