const HOUR = 3_600_000

/** How long people may vote, in milliseconds; null until somebody ends it. */
export const DURATIONS = { open: null, hour: HOUR, day: 24 * HOUR, threeDays: 72 * HOUR, week: 168 * HOUR } as const
export type Duration = keyof typeof DURATIONS

const MOST_OPTION_CHARACTERS = 100

/** What keeps a poll from being asked, the first thing first; null where nothing does. */
export function faultOf(
  question: string,
  options: readonly string[],
  mostCharacters: number,
): 'question' | 'tooFew' | 'alike' | 'tooLong' | null {
  const text = question.trim()
  if (text === '' || [...text].length > mostCharacters) return 'question'
  const given = options
    .map((option) => option.normalize('NFC').replace(/\s+/g, ' ').trim())
    .filter((option) => option !== '')
  if (given.length < 2) return 'tooFew'
  if (new Set(given).size < given.length) return 'alike'
  if (given.some((option) => [...option].length > MOST_OPTION_CHARACTERS)) return 'tooLong'
  return null
}
