import { foldCase, MOST_KEYWORDS } from '@parley/protocol'

const FEWEST_CHARACTERS = 2
const MOST_CHARACTERS = 50

/** Between two words stands a comma of either language, or a new line. */
const BETWEEN = /[,，、;；\n]/

export type KeywordsTyped =
  | { readonly words: readonly string[] }
  | { readonly problem: 'tooMany' | 'tooShort' | 'tooLong'; readonly word: string }

/** The words that somebody typed, each once; or what is wrong with them. */
export function keywordsIn(typed: string): KeywordsTyped {
  const words = new Map<string, string>()
  for (const word of typed.split(BETWEEN).map((part) => part.replace(/\p{Cc}/gu, ' ').trim())) {
    if (word === '') continue
    const { length } = [...word]
    if (length < FEWEST_CHARACTERS) return { problem: 'tooShort', word }
    if (length > MOST_CHARACTERS) return { problem: 'tooLong', word }
    if (!words.has(foldCase(word))) words.set(foldCase(word), word)
  }
  return words.size > MOST_KEYWORDS ? { problem: 'tooMany', word: '' } : { words: [...words.values()] }
}
