import { expect, test } from 'vitest'
import { parseEmoji } from './emoji.ts'

test.each(['👍', '❤️', '👩🏽‍🚀', '🇩🇪', '5️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👨‍👩‍👧‍👦', ':party_parrot:', ':+1:', ':a:'])(
  '%s is one emoji',
  (emoji) => {
    // Names begin with a letter or digit.
    if (emoji === ':+1:') expect(() => parseEmoji(emoji)).toThrow()
    else expect(parseEmoji(emoji)).toBe(emoji)
  },
)

test.each([
  '',
  'a',
  '1',
  '👍👍',
  '👍 ',
  ' 👍',
  '👍a',
  '❤',
  '\u200d',
  '\u{1f3fd}\u{1f3fd}',
  '::',
  ':A:',
  ':a b:',
  ':__proto__:',
  '<b>',
  '👍\u202e',
  `:${'a'.repeat(40)}:`,
])('%j is not', (text) => {
  expect(() => parseEmoji(text)).toThrow(expect.objectContaining({ code: 'EMOJI_INVALID' }))
})
