import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { turnsOrTowers } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/**
 * The topic as it is stored: one line, NFC, trimmed, white space folded. It may be empty, and is where nothing of it can be
 * seen.
 * @throws Refusal TEXT_INVALID, TOPIC_TOO_LONG with the limit
 */
export function parseTopic(input: string, mostCharacters: number): string {
  requireStorable(input, 'topic')
  const topic = input.normalize('NFC').trim().replace(/\s+/gu, ' ')
  if (turnsOrTowers(topic)) {
    throw new Refusal('TEXT_INVALID', { field: 'topic' })
  }
  if (countCharacters(topic) > mostCharacters) {
    throw new Refusal('TOPIC_TOO_LONG', { field: 'topic', limit: mostCharacters })
  }
  return hasVisibleCharacter(topic) ? topic : ''
}
