'use client'

import { useSyncExternalStore } from 'react'
import { useCustomEmoji } from './custom-emoji.tsx'
import { emojiChoices } from './emoji-choices.ts'

/** The emoji that this person used last, without custom ones that are gone. */
export function useRecentEmoji(count: number): readonly string[] {
  const { subscribe, getSnapshot, getServerSnapshot } = emojiChoices
  const { recent } = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot)
  const all = useCustomEmoji()
  return recent.filter((emoji) => !emoji.startsWith(':') || all?.has(emoji.slice(1, -1))).slice(0, count)
}
