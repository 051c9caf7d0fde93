'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useCustomEmoji } from './custom-emoji.tsx'
import { type EmojiChoices, emojiChoices } from './emoji-choices.ts'
import { type EmojiLibrary, emojiLibrary, loadEmoji } from './emoji-library.ts'
import { prepareSearch } from './search-emoji.ts'
import { withCustom } from './with-custom.ts'

const PREPARE_AFTER_MS = 150

/** Every emoji, custom ones behind the others; null until they came. Where they cannot be fetched it stays null. */
export function useEmojiLibrary(): EmojiLibrary | null {
  useEffect(() => {
    loadEmoji().catch(() => undefined)
  }, [])
  const common = useSyncExternalStore(emojiLibrary.subscribe, emojiLibrary.getSnapshot, () => null)
  const custom = useCustomEmoji()
  const library = useMemo(() => common && withCustom(common, custom), [common, custom])
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
