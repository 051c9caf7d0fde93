/** A person keeps no more of them. */
export const MOST_KEYWORDS = 20

/** A letter or digit of a script that sets spaces between words, as far as the Latin ones go. */
const WORD = '[0-9A-Za-z_\\u00C0-\\u024F]'
const BEGINS = new RegExp(`^${WORD}`)
const ENDS = new RegExp(`${WORD}$`)
const SYNTAX = /[$()*+.?[\\\]^{|}]/g

/**
 * Finds own words in a text that went through `foldCase`: whole words where they are Latin, anywhere where they are of a
 * script that sets no spaces. Null without a word. The database counts by the same rule (`parley_keyword_pattern`), so
 * neither may be changed without the other.
 */
export function keywordPattern(keywords: readonly string[]): RegExp | null {
  const words = keywords.map(foldCase).filter((word) => word.trim() !== '')
  if (words.length === 0) return null
  const sources = words.map((word) => {
    const source = word.replace(SYNTAX, '\\$&')
    return `${BEGINS.test(word) ? `(?<!${WORD})` : ''}${source}${ENDS.test(word) ? `(?!${WORD})` : ''}`
  })
  return new RegExp(sources.join('|'), 'gu')
}

/** The same text without the difference of A and a: only these letters, which every database folds alike; none changes its place. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** Whether a text holds one of the words that the pattern is of. */
export function holdsKeyword(pattern: RegExp | null, text: string | null): boolean {
  return pattern !== null && text !== null && foldCase(text).search(pattern) >= 0
}
