import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** Control characters, and what turns the direction of the text around it. */
export const FORBIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** More marks on one letter than any script needs. */
export const STACKED_MARKS = /\p{M}{5,}/u

/**
 * The topic as it is stored: one line, NFC, trimmed, white space folded. It may be empty, and is where nothing of it can be
 * seen.
 * @throws Refusal TEXT_INVALID, TOPIC_TOO_LONG with the limit
 */
export function parseTopic(input: string, mostCharacters: number): string {
  requireStorable(input, 'topic')
  const topic = input.normalize('NFC').trim().replace(/\s+/gu, ' ')
  if (FORBIDDEN.test(topic) || STACKED_MARKS.test(topic.normalize('NFD'))) {
    throw new Refusal('TEXT_INVALID', { field: 'topic' })
  }
  if (countCharacters(topic) > mostCharacters) {
    throw new Refusal('TOPIC_TOO_LONG', { field: 'topic', limit: mostCharacters })
  }
  return hasVisibleCharacter(topic) ? topic : ''
}
