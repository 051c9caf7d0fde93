import { Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { breaksLines, oneLine } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** Longest job title and status; longest pronouns. */
export const MOST_TITLE_CHARACTERS = 100
export const MOST_PRONOUNS_CHARACTERS = 30

/**
 * A short text of a profile as it is stored; null where nothing of it can be seen.
 * @throws Refusal TEXT_INVALID, PROFILE_INVALID with the limit
 */
export function parseProfileText(input: string, field: string, mostCharacters: number): string | null {
  requireStorable(input, field)
  const text = oneLine(input)
  if (text === '') return null
  if (countCharacters(text) > mostCharacters || !hasVisibleCharacter(text) || breaksLines(text)) {
    throw new Refusal('PROFILE_INVALID', { field, limit: mostCharacters })
  }
  return text
}

const ANY_EMOJI = '\\p{RGI_Emoji}'
/** Not a literal: the compiler's target does not know the flag. */
const ONE_EMOJI = new RegExp(`^${ANY_EMOJI}$`, 'v')
const CUSTOM_EMOJI = /^:[a-z0-9_+-]{1,40}:$/

/** @throws Refusal PROFILE_INVALID for what is no emoji */
export function parseEmoji(input: string): string | null {
  if (input === '') return null
  if (!ONE_EMOJI.test(input) && !CUSTOM_EMOJI.test(input))
    throw new Refusal('PROFILE_INVALID', { field: 'status.emoji', limit: 1 })
  return input
}

/** The name of a time zone as this computer knows it. @throws Refusal PROFILE_INVALID */
export function parseTimeZone(input: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: input }).resolvedOptions().timeZone
  } catch {
    throw new Refusal('PROFILE_INVALID', { field: 'timeZone', limit: MOST_TITLE_CHARACTERS })
  }
}
