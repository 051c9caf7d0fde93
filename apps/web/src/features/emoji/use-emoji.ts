'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { type EmojiChoices, emojiChoices } from './emoji-choices.ts'
import { type EmojiLibrary, emojiLibrary, loadEmoji } from './emoji-library.ts'
import { prepareSearch } from './search-emoji.ts'

const PREPARE_AFTER_MS = 150

/** Every emoji; null until they came. Where they cannot be fetched it stays null. */
export function useEmojiLibrary(): EmojiLibrary | null {
  useEffect(() => {
    loadEmoji().catch(() => undefined)
  }, [])
  const library = useSyncExternalStore(emojiLibrary.subscribe, emojiLibrary.getSnapshot, () => null)
  useEffect(() => {
    if (library === null) return
    // Once what was opened is on the screen.
    const timer = setTimeout(() => prepareSearch(library), PREPARE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [library])
  return library
}

/** Which emoji this person used last, and the tone of skin they chose. */
export function useEmojiChoices(): EmojiChoices {
  return useSyncExternalStore(emojiChoices.subscribe, emojiChoices.getSnapshot, emojiChoices.getServerSnapshot)
}
