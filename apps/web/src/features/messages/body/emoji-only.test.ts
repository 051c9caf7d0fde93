import { expect, it } from 'vitest'
import { isEmojiOnly } from './emoji-only.ts'

it.each(['🎉', '🎉 👏', '👍🏽👍🏽👍🏽', '👨‍👩‍👧‍👦', '🇨🇳', '❤️', '1️⃣', ' 🎉\n'])('%j is emoji only', (text) => {
  expect(isEmojiOnly(text)).toBe(true)
})

it.each(['', ' ', 'ok 🎉', '🎉🎉🎉🎉', '1', '#', '©', '好', '🎉'.repeat(200)])('%j is not', (text) => {
  expect(isEmojiOnly(text)).toBe(false)
})
