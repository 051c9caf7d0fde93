import { EMOJI_NAME_CHARACTERS } from '@parley/protocol'

/** What an emoji may be called by the name of its file: `Party Parrot (2).GIF` is `party_parrot_2`. */
export function suggestName(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .replace(/^[_-]+/, '')
    .slice(0, EMOJI_NAME_CHARACTERS)
    .replace(/[_-]+$/, '')
}
