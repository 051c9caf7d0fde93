import { MOST_POLL_OPTIONS, type NewPoll, type Poll, Refusal } from '@parley/protocol'
import { countCharacters } from '../text/count-characters.ts'
import { turnsOrTowers } from '../text/disturbing.ts'
import { requireStorable } from '../text/storable.ts'
import { hasVisibleCharacter } from '../text/visible.ts'

const MOST_CHARACTERS = 100

/** A poll as its message is born with it. @throws Refusal POLL_INVALID, TEXT_INVALID */
export function parsePoll({ options, multiple, anonymous, closesAt }: NewPoll, now: Date): Poll {
  const texts = options.map((option) => {
    requireStorable(option, 'poll')
    const text = option.normalize('NFC').replace(/\s+/g, ' ').trim()
    if (turnsOrTowers(text)) throw new Refusal('TEXT_INVALID', { field: 'poll' })
    if (!hasVisibleCharacter(text) || countCharacters(text) > MOST_CHARACTERS) throw invalid()
    return text
  })
  if (texts.length < 2 || texts.length > MOST_POLL_OPTIONS || new Set(texts).size < texts.length) throw invalid()
  if (closesAt !== undefined && new Date(closesAt) <= now) throw invalid()
  return {
    options: texts.map((text) => (anonymous ? { text, votes: 0 } : { text, votes: 0, people: [] })),
    voters: 0,
    ...(multiple && { multiple }),
    ...(anonymous && { anonymous }),
    ...(closesAt !== undefined && { closesAt }),
  }
}

function invalid(): Refusal {
  return new Refusal('POLL_INVALID', { field: 'poll', limit: MOST_POLL_OPTIONS })
}
