import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** Control characters, line and paragraph separators, and what turns the direction of the text around it. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** More marks on one letter than any script needs. */
const STACKED_MARKS = /\p{M}{5,}/u

/** NFC, trimmed, white space folded. */
export function oneLine(input: string): string {
  return input
    .normalize('NFC')
    .trim()
    .replace(/[\p{Zs}\t]+/gu, ' ')
}

/** Whether it would disturb what stands around it: it breaks or turns the line, or towers over it. */
export function breaksLines(text: string): boolean {
  return FORBIDDEN.test(text) || STACKED_MARKS.test(text.normalize('NFD'))
}

/**
 * The name as it is stored.
 * @throws Refusal TEXT_INVALID, DISPLAY_NAME_INVALID with the limit
 */
export function parseDisplayName(input: string, mostCharacters: number): string {
  requireStorable(input, 'displayName')
  const name = oneLine(input)
  if (countCharacters(name) > mostCharacters || !hasVisibleCharacter(name) || breaksLines(name)) {
    throw new Refusal('DISPLAY_NAME_INVALID', { field: 'displayName', limit: mostCharacters })
  }
  return name
}
