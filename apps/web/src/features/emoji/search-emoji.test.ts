import { describe, expect, it } from 'vitest'
import table from '../matching/pinyin.json'
import { readTable } from '../matching/pinyin.ts'
import data from './data/emoji.json'
import words from './data/words.zh-CN.json'
import { readEmoji, readEmojiWords } from './emoji-data.ts'
import type { EmojiLibrary } from './emoji-library.ts'
import { sectionsOf } from './picker-sections.ts'
import { emojiNamed, searchEmoji } from './search-emoji.ts'
import { withTone } from './tone.ts'

const library: EmojiLibrary = { emoji: readEmoji(data), chinese: readEmojiWords(words), readings: readTable(table) }
const find = (query: string, limit = 8) => searchEmoji(query, library, { limit }).map(({ emoji }) => emoji)

describe('the emoji', () => {
  it('are all there, each with a name in both languages and a shortcode of its own', () => {
    expect(library.emoji.length).toBeGreaterThan(1_800)
    expect(library.chinese).toHaveLength(library.emoji.length)
    for (const { emoji, name, shortcodes } of library.emoji) {
      expect(emoji).toMatch(/\p{Emoji}/u)
      expect(name, emoji).not.toBe('')
      expect(shortcodes[0], emoji).toMatch(/^[a-z0-9_+&’'.-]+$/i)
      expect(emojiNamed(shortcodes[0] ?? '', library)?.emoji).toBe(emoji)
    }
    expect(new Set(library.emoji.map(({ emoji }) => emoji)).size).toBe(library.emoji.length)
    expect(library.chinese?.filter(({ name }) => name === '').length).toBeLessThan(20)
  })

  it('are found by shortcode, the whole one first', () => {
    for (const [query, emoji] of [
      ['smile', '😄'],
      ['+1', '👍'],
      ['thumbsup', '👍'],
      ['thumbs_up', '👍'],
      ['tada', '🎉'],
      ['heart', '❤️'],
      [':fire:', '🔥'],
    ] as const)
      expect(find(query, 1), query).toEqual([emoji])
    expect(find('thu')).toContain('👍')
  })

  it('are found in Chinese, by pinyin and by English words', () => {
    for (const query of ['笑哭', 'xiaoku', 'joy', 'tears of joy']) expect(find(query, 20), query).toContain('😂')
    for (const query of ['熊猫', 'xiongmao', 'xiongm', 'panda']) expect(find(query), query).toContain('🐼')
  })

  it('leave initials alone, which would find too much, and find nothing by nothing', () => {
    expect(find('qzx')).toEqual([])
    expect(find('  ')).toEqual([])
    expect(find('::')).toEqual([])
  })

  it('put what was used of late before its equals', () => {
    const usual = searchEmoji('cat', library)
    const later = usual[3]?.emoji ?? ''
    const order = searchEmoji('cat', library, { recent: [later] }).map(({ emoji }) => emoji)
    expect(order.indexOf(later)).toBeLessThanOrEqual(3)
  })

  it('take a tone of skin where they have any', () => {
    const tonesOf = (emoji: string) => library.emoji.find((each) => each.emoji === emoji)?.hasTones
    expect(tonesOf('👍')).toBe(true)
    expect(tonesOf('😄')).toBe(false)
    expect(withTone('👍', 4)).toBe('👍🏾')
    expect(withTone('✌️', 1)).toBe('✌🏻')
    expect(withTone('👩‍💻', 5)).toBe('👩🏿‍💻')
    expect(withTone('👍', 0)).toBe('👍')
  })
})

describe('the sections of the picker', () => {
  it('begin with what was used of late, as it was used, and then hold every emoji in the tone that was chosen', () => {
    const sections = sectionsOf(library, '', { tone: 3, recent: ['👍🏿', '🦄', 'no emoji'] }, 'zh-CN')
    expect(sections[0]?.id).toBe('recent')
    expect(sections[0]?.cells.map(({ shown }) => shown)).toEqual(['👍🏿', '🦄'])
    const all = sections.slice(1).flatMap(({ cells }) => cells)
    expect(all).toHaveLength(library.emoji.length)
    expect(all.find(({ emoji }) => emoji.emoji === '👍')?.shown).toBe('👍🏽')
    expect(all.find(({ emoji }) => emoji.emoji === '🐼')?.name).toBe('熊猫')
  })

  it('are one where something is searched for', () => {
    const sections = sectionsOf(library, 'panda', { tone: 0, recent: [] }, 'en')
    expect(sections.map(({ id }) => id)).toEqual(['found'])
    expect(sections[0]?.cells[0]).toMatchObject({ shown: '🐼', name: 'panda' })
  })
})
