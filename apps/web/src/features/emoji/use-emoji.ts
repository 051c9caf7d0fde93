'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { type EmojiChoices, emojiChoices } from './emoji-choices.ts'
import { type EmojiLibrary, emojiLibrary, loadEmoji } from './emoji-library.ts'

/** Every emoji; null until they came. Where they cannot be fetched it stays null. */
export function useEmojiLibrary(): EmojiLibrary | null {
  useEffect(() => {
    loadEmoji().catch(() => undefined)
  }, [])
  return useSyncExternalStore(emojiLibrary.subscribe, emojiLibrary.getSnapshot, () => null)
}

/** Which emoji this person used last, and the tone of skin they chose. */
export function useEmojiChoices(): EmojiChoices {
  return useSyncExternalStore(emojiChoices.subscribe, emojiChoices.getSnapshot, emojiChoices.getServerSnapshot)
}
