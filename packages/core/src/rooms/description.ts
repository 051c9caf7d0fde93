import { DESCRIPTION_CHARACTERS, Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { turnsOrTowers } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/**
 * The description as it is stored: NFC, trimmed, lines kept. It may be empty, and is where nothing of it can be seen.
 * @throws Refusal TEXT_INVALID, DESCRIPTION_TOO_LONG with the limit
 */
export function parseDescription(input: string): string {
  requireStorable(input, 'description')
  const description = input.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim()
  if (turnsOrTowers(description.replaceAll('\n', ' '))) {
    throw new Refusal('TEXT_INVALID', { field: 'description' })
  }
  if (countCharacters(description) > DESCRIPTION_CHARACTERS) {
    throw new Refusal('DESCRIPTION_TOO_LONG', { field: 'description', limit: DESCRIPTION_CHARACTERS })
  }
  return hasVisibleCharacter(description) ? description : ''
}
