import { loadReadings } from '../matching/pinyin.ts'
import type { Readings } from '../matching/units.ts'
import { type Emoji, type EmojiWords, readEmoji, readEmojiWords } from './emoji-data.ts'

/** Every emoji, and as far as they have come the words and the pinyin by which they are found in Chinese. */
export interface EmojiLibrary {
  readonly emoji: readonly Emoji[]
  /** In the order of `emoji`; null until they came. */
  readonly chinese: readonly EmojiWords[] | null
  readonly readings: Readings | null
}

let library: EmojiLibrary | null = null
let coming: Promise<void> | null = null
const listeners = new Set<() => void>()

function hold(next: EmojiLibrary): void {
  library = next
  for (const listener of listeners) listener()
}

async function fetchAll(): Promise<void> {
  const { default: data } = await import('./data/emoji.json')
  hold({ emoji: readEmoji(data), chinese: null, readings: null })
  void addChinese()
}

/** Emoji are found in English all the same where this does not come. */
async function addChinese(): Promise<void> {
  try {
    const [{ default: words }, readings] = await Promise.all([import('./data/words.zh-CN.json'), loadReadings()])
    if (library !== null) hold({ ...library, chinese: readEmojiWords(words), readings })
  } catch {
    // The next page load tries again.
  }
}

/** Fetches the emoji, once; what is needed to find them in Chinese follows. @throws where the network is away; the next call tries again. */
export function loadEmoji(): Promise<void> {
  coming ??= fetchAll().catch((error: unknown) => {
    coming = null
    throw error
  })
  return coming
}

/** What is known of emoji: null until somebody loaded them. */
export const emojiLibrary = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot: (): EmojiLibrary | null => library,
}
