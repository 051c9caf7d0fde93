import { expect, it } from 'vitest'
import { emojiOnly } from './emoji-only.ts'

it.each(['🎉', '🎉 👏', '👍🏽👍🏽👍🏽', '👨‍👩‍👧‍👦', '🇨🇳', '❤️', '1️⃣', ' 🎉\n'])('%j is emoji only', (text) => {
  expect(emojiOnly(text)).toEqual([])
})

it.each(['', ' ', 'ok 🎉', '🎉🎉🎉🎉', '1', '#', '©', '好', '🎉'.repeat(200)])('%j is not', (text) => {
  expect(emojiOnly(text)).toBeNull()
})

it.each([
  [':party-parrot:', ['party-parrot']],
  [' :a1: 🎉\n:b_2:', ['a1', 'b_2']],
])('%j is emoji only, as far as there are such custom ones', (text, names) => {
  expect(emojiOnly(text)).toEqual(names)
})

it.each([':a:', ':aa: no', '`:aa:`', '\\:aa:', '12:30:15', ':aa:'.repeat(4), ':A1:'])(
  '%j is none whatever there is',
  (text) => {
    expect(emojiOnly(text)).toBeNull()
  },
)
