import { TONES, type Tone } from './tone.ts'

/** What this person likes on this device. */
export interface EmojiChoices {
  readonly tone: Tone
  /** The last ones first. */
  readonly recent: readonly string[]
}

const KEY = 'parley-emoji'
const MOST_RECENT = 27
/** Until somebody has used any. */
const USUAL = ['👍', '❤️', '😂', '🎉', '👀', '✅', '🙏', '👏', '🔥']
const NONE: EmojiChoices = { tone: 0, recent: USUAL }

let choices: EmojiChoices | null = null
const listeners = new Set<() => void>()

/** The choices as a store for `useSyncExternalStore`. */
export const emojiChoices = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  getSnapshot(): EmojiChoices {
    choices ??= read()
    return choices
  },
  getServerSnapshot: (): EmojiChoices => NONE,
}

/** Puts an emoji first among those used of late. */
export function rememberEmoji(emoji: string): void {
  const { tone, recent } = emojiChoices.getSnapshot()
  keep({ tone, recent: [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MOST_RECENT) })
}

export function chooseTone(tone: Tone): void {
  keep({ ...emojiChoices.getSnapshot(), tone })
}

/** Whoever sits here next sees nothing of them. For when the page is being left. */
export function forgetEmojiChoices(storage: Storage | null): void {
  storage?.removeItem(KEY)
}

function keep(next: EmojiChoices): void {
  choices = next
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage that is full or forbidden: it holds for this page.
  }
  for (const listener of listeners) listener()
}

function read(): EmojiChoices {
  try {
    const { tone, recent } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { tone?: unknown; recent?: unknown }
    return {
      tone: TONES.find((known) => known === tone) ?? 0,
      recent: Array.isArray(recent)
        ? recent.filter((emoji) => typeof emoji === 'string' && emoji !== '').slice(0, MOST_RECENT)
        : USUAL,
    }
  } catch {
    return NONE
  }
}
