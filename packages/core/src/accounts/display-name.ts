import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { breaksLines, oneLine } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

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
