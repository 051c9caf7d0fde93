import { FILTER_WORD_CHARACTERS, Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { isStorable } from '../text/storable.ts'
import { fold } from './fold.ts'

export interface ParsedWord {
  /** As it is shown: trimmed, white space folded. */
  readonly word: string
  /** As it is compared, with its stars: two words of the same are one. */
  readonly folded: string
}

/** A star at an end stands for whatever a word goes on with there. */
const STARS = /^(\*?)(.*?)(\*?)$/s
const VISIBLE = /[\p{L}\p{N}\p{S}\p{P}]/u

/** The letters between the stars, and at which ends stars stand. */
export function splitStars(folded: string): { letters: string; opensBefore: boolean; opensAfter: boolean } {
  const [, before, letters = '', after] = STARS.exec(folded) ?? []
  return { letters, opensBefore: before === '*', opensAfter: after === '*' }
}

/**
 * A word for the filter. With stars it has at least two letters, or it would find everything.
 * @throws Refusal WORD_INVALID with the limit in characters
 */
export function parseWord(input: string): ParsedWord {
  const word = input.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const folded = fold(word).text.trim()
  const { letters, opensBefore, opensAfter } = splitStars(folded)
  const isOpen = opensBefore || opensAfter
  const valid =
    isStorable(word) &&
    countCharacters(word) <= FILTER_WORD_CHARACTERS &&
    VISIBLE.test(letters) &&
    letters.trim() === letters &&
    !letters.includes('*') &&
    countCharacters(letters) >= (isOpen ? 2 : 1)
  if (!valid) throw new Refusal('WORD_INVALID', { field: 'words', limit: FILTER_WORD_CHARACTERS, word })
  return { word, folded }
}
