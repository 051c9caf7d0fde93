import { BANNER_CHARACTERS, type Banner, Refusal, WORKSPACE_NAME_CHARACTERS } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { breaksLines, oneLine } from '../text/disturbing.ts'
import { isStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

/** The name as it is stored. @throws Refusal SETTING_INVALID */
export function parseWorkspaceName(input: string): string {
  return parseLine(input, 'workspace.name', WORKSPACE_NAME_CHARACTERS)
}

/** An announcement is one line; its time is in the future. @throws Refusal SETTING_INVALID, TIME_PAST */
export function parseBanner({ text, tone, until }: Banner): Banner {
  const line = parseLine(text.replace(/\s*[\r\n]+\s*/g, ' '), 'banner', BANNER_CHARACTERS)
  if (until !== null && new Date(until) <= new Date()) throw new Refusal('TIME_PAST', { field: 'banner.until' })
  return { text: line, tone, until }
}

function parseLine(input: string, field: string, limit: number): string {
  const line = isStorable(input) ? oneLine(input) : ''
  if (countCharacters(line) > limit || !hasVisibleCharacter(line) || breaksLines(line)) {
    throw new Refusal('SETTING_INVALID', { field, limit })
  }
  return line
}
