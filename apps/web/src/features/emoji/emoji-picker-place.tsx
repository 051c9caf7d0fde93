'use client'

import { useSyncExternalStore } from 'react'
import { Late } from '../../ui/late.tsx'
import { closeEmojiPicker, emojiPickerPart, emojiPickerRequest } from './open-emoji-picker.ts'

/** Where the emoji picker is drawn when somebody opens it. Once, at the root of every page. */
export function EmojiPickerPlace() {
  const { subscribe, getSnapshot, getServerSnapshot } = emojiPickerRequest
  const request = useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot)
  if (request === null) return null
  return <Late part={emojiPickerPart} props={{ request, onClose: closeEmojiPicker }} onUnavailable={closeEmojiPicker} />
}
