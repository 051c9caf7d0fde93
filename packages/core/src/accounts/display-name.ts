import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** Control characters, line and paragraph separators, and what turns the direction of the text around it. */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** More marks on one letter than any script needs. */
const STACKED_MARKS = /\p{M}{5,}/u

/**
 * The name as it is stored: NFC, trimmed, white space folded.
 * @throws Refusal TEXT_INVALID, DISPLAY_NAME_INVALID with the limit
 */
export function parseDisplayName(input: string, mostCharacters: number): string {
  requireStorable(input, 'displayName')
  const name = input
    .normalize('NFC')
    .trim()
    .replace(/[\p{Zs}\t]+/gu, ' ')
  if (
    countCharacters(name) > mostCharacters ||
    !hasVisibleCharacter(name) ||
    FORBIDDEN.test(name) ||
    STACKED_MARKS.test(name.normalize('NFD'))
  ) {
    throw new Refusal('DISPLAY_NAME_INVALID', { field: 'displayName', limit: mostCharacters })
  }
  return name
}
