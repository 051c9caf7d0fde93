import { EMOJI_NAME } from '@parley/protocol'
import { expect, test } from 'vitest'
import { suggestName } from './suggest-name.ts'

test.each([
  ['party-parrot.gif', 'party-parrot'],
  ['Party Parrot (2).GIF', 'party_parrot_2'],
  ['_ship it!.png', 'ship_it'],
  ['Café.png', 'cafe_'.slice(0, 4)],
  [`${'long'.repeat(20)}.webp`, 'long'.repeat(8).slice(0, 31)],
])('%j becomes a name that is taken', (file, name) => {
  expect(suggestName(file)).toBe(name)
  expect(suggestName(file)).toMatch(EMOJI_NAME)
})

test('where nothing of it can be a name, nothing is suggested', () => {
  expect(suggestName('鹦鹉.png')).toBe('')
})
