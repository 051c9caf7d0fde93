import type { Locale } from './codes.ts'

/** Puts the limit that was passed into a sentence, written as people of that language write numbers. */
export function fillLimit(sentence: string, limit: number | undefined, locale: Locale): string {
  return sentence.replace('{limit}', limit === undefined ? '' : new Intl.NumberFormat(locale).format(limit))
}

/** Puts the word that is meant into a sentence; where it is not known, there is one all the same. */
export function fillWord(sentence: string, word: string | undefined): string {
  return sentence.replace('{word}', () => word ?? '…')
}
