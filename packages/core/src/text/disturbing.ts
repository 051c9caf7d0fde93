/** Control characters, and what turns the direction of the text around it. Marks of direction are part of words in some scripts. */
const TURNING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** Those, marks of direction, and separators of lines and paragraphs: of names, which stand in lines of other text. */
const BREAKING = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** More marks on one letter than any script needs. */
const STACKED_MARKS = /\p{M}{5,}/u
const MARKS_PAST_FOUR = /(\p{M}{4})\p{M}+/gu

/** Whether more marks stand on one letter than any script needs. */
export function hasStackedMarks(text: string): boolean {
  return STACKED_MARKS.test(text.normalize('NFD'))
}

/** The text in NFC, with the first four marks of each letter. */
export function withoutStackedMarks(text: string): string {
  return text.normalize('NFD').replace(MARKS_PAST_FOUR, '$1').normalize('NFC')
}

/** Whether a text of its own would disturb what stands around it: it turns its direction, or towers over it. */
export function turnsOrTowers(text: string): boolean {
  return TURNING.test(text) || hasStackedMarks(text)
}

/** Whether a name would disturb the line that it stands in: it breaks or turns the line, or towers over it. */
export function breaksLines(text: string): boolean {
  return BREAKING.test(text) || hasStackedMarks(text)
}

/** NFC, trimmed, white space folded. */
export function oneLine(input: string): string {
  return input
    .normalize('NFC')
    .trim()
    .replace(/[\p{Zs}\t]+/gu, ' ')
}
