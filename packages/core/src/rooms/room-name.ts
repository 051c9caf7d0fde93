import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { hasStackedMarks } from '../text/disturbing.ts'
import { mixesAlphabets } from './look-alikes.ts'

/** Letters, marks and digits of any script, and - _ . between or beside them. */
const NAME = /^[\p{L}\p{M}\p{N}\-_.]+$/u
/** A name that begins with a mark would draw it onto the # before it. */
const FIRST = /^[\p{L}\p{N}\-_]/u
/** Letters and marks that nothing is drawn for. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/**
 * The name as it is stored: NFC, lower case.
 * @throws Refusal ROOM_NAME_INVALID with the limit
 */
export function parseRoomName(input: string, mostCharacters: number): string {
  const name = input.normalize('NFC').toLowerCase().normalize('NFC')
  const valid =
    countCharacters(name) <= mostCharacters &&
    NAME.test(name) &&
    FIRST.test(name) &&
    !name.endsWith('.') &&
    !INVISIBLE.test(name) &&
    !hasStackedMarks(name) &&
    !mixesAlphabets(name)
  if (!valid) throw new Refusal('ROOM_NAME_INVALID', { field: 'name', limit: mostCharacters })
  return name
}
