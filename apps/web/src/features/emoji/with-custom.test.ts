import { expect, test } from 'vitest'
import data from './data/emoji.json'
import { readEmoji } from './emoji-data.ts'
import { sectionsOf } from './picker-sections.ts'
import { searchEmoji } from './search-emoji.ts'
import { withCustom } from './with-custom.ts'

const common = { emoji: readEmoji(data), chinese: null, readings: null }
const custom = new Map(
  ['party-parrot', 'ship_it', 'catjam'].map((name) => [name, { name, fileId: name, addedAt: '2026-01-01T00:00:00Z' }]),
)
const library = withCustom(common, custom)

test('custom emoji are a group of their own behind what was used of late, and nothing without any', () => {
  const recent = [':ship_it:', ':gone:', '👍']
  const sections = sectionsOf(library, '', { recent, tone: 0 }, 'en')
  expect(sections.slice(0, 2).map(({ id, cells }) => [id, cells.map(({ shown }) => shown)])).toEqual([
    ['recent', [':ship_it:', '👍']],
    ['custom', [':party-parrot:', ':ship_it:', ':catjam:']],
  ])
  const without = sectionsOf(withCustom(common, null), '', { recent, tone: 0 }, 'en')
  expect(without.find(({ id }) => id === 'custom')?.cells).toEqual([])
})

test.each([
  ['party-p', ':party-parrot:'],
  ['parrot', '🦜'],
  ['party-par', ':party-parrot:'],
  [':ship_i', ':ship_it:'],
  ['ship it', ':ship_it:'],
  ['catj', ':catjam:'],
])('%j finds %s first', (query, emoji) => {
  const found = searchEmoji(query, library, { limit: 1, recent: ['🎉'] })
  expect(found.map((each) => each.emoji)).toContain(emoji)
})

test('the joined list stays the same while what it is made of does', () => {
  expect(withCustom(common, custom).emoji).toBe(library.emoji)
  expect(withCustom({ ...common, chinese: [] }, custom).emoji).toBe(library.emoji)
  expect(withCustom(common, new Map(custom)).emoji).not.toBe(library.emoji)
})
