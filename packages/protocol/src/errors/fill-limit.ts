import type { Locale } from './codes.ts'

/** Puts the limit that was passed into a sentence, written as people of that language write numbers. */
export function fillLimit(sentence: string, limit: number | undefined, locale: Locale): string {
  return sentence.replace('{limit}', limit === undefined ? '' : new Intl.NumberFormat(locale).format(limit))
}
