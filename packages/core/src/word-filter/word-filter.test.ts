import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { parseWord } from './parse-word.ts'
import { WordFilter } from './word-filter.ts'

type Action = 'block' | 'mask' | 'flag'

const filterOf = (words: Readonly<Record<string, Action>>) =>
  new WordFilter(Object.entries(words).map(([word, action]) => ({ ...parseWord(word), action })))
const masked = (word: string, text: string) => filterOf({ [word]: 'mask' }).screen(text).text

describe('a word', () => {
  test.each([
    ['spam', 'No SPAM, no spammers, no antispam', 'No ••••, no spammers, no antispam'],
    ['spam*', 'spam spammers antispam', '•••• •••••••• antispam'],
    ['*spam', 'spam spammers antispam', '•••• spammers ••••••••'],
    ['*spam*', 'unspammed', '•••••••••'],
    ['buy now', 'Buy\n  now! buy nowhere', '•••••••••! buy nowhere'],
    ['ass', 'class, assess, Ass', 'class, assess, •••'],
    ['café', 'CAFE\u0301 and cafe', '••••• and ••••'],
    ['spam', 'ＳＰＡＭ ѕраm s\u200bpam 𝐬𝐩𝐚𝐦', '•••• •••• ••••• ••••'],
    ['straße', 'STRASSE', '•••••••'],
    ['赌博', '一起赌博吧，網上賭博', '一起••吧，網上賭博'],
    ['spam', '说spam吧', '说••••吧'],
    ['ばか', 'ばかばか', '••••'],
    ['😈', 'oh😈no', 'oh•no'],
    ['c++', 'I like C++ and c+', 'I like ••• and c+'],
    ['🇩🇪 no', '🇩🇪 no', '•••••'],
    ['naïve', 'naive', '•••••'],
    ['москва', 'Москва', '••••••'],
  ])('%s in %s', (word, text, expected) => expect(masked(word, text)).toBe(expected))

  test('may not be empty, too long, or find everything', () => {
    for (const word of ['', ' ', '*', '**', '*a*', 'a*', 'a*b', '\u200b', 'x'.repeat(61), 'a\0b', '* spam']) {
      expect(() => parseWord(word), JSON.stringify(word)).toThrow(expect.objectContaining({ code: 'WORD_INVALID' }))
    }
    expect(parseWord('  Buy   NOW ')).toEqual({ word: 'Buy NOW', folded: 'buy now' })
    expect(parseWord('Ｓpam*').folded).toBe(parseWord('sPÀM*').folded)
  })
})

test('the strongest action counts; what is blocked is named as it was written, and nothing of it is masked', () => {
  const filter = filterOf({ bad: 'block', ugly: 'mask', odd: 'flag', 'odd*': 'flag' })
  expect(filter.screen('an odd, UGLY and Bad text')).toEqual({
    action: 'block',
    text: 'an odd, UGLY and Bad text',
    blocked: 'Bad',
    flagged: [],
  })
  expect(filter.screen('an odd, UGLY text')).toEqual({
    action: 'mask',
    text: 'an odd, •••• text',
    blocked: null,
    flagged: ['odd', 'odd*'],
  })
  expect(filter.screen('oddly')).toMatchObject({ action: 'flag', text: 'oddly', flagged: ['odd*'] })
  expect(filter.screen('good')).toEqual({ action: null, text: 'good', blocked: null, flagged: [] })
  expect(filter.hits('Odd and bad')).toEqual([
    { word: 'odd', action: 'flag', start: 0, end: 3 },
    { word: 'odd*', action: 'flag', start: 0, end: 3 },
    { word: 'bad', action: 'block', start: 8, end: 11 },
  ])
  expect(new WordFilter([]).screen('anything')).toMatchObject({ action: null, text: 'anything' })
})

const letters = fc
  .array(fc.constantFrom(...'abÄa ß*\u0301赌博😈а\n\u200b.Ａ'), { maxLength: 30 })
  .map((all) => all.join(''))
const text = fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 60 }))

test('folding twice is folding once, and every folded unit tells where it stood', () => {
  fc.assert(
    fc.property(text, (original) => {
      const { text: folded, starts, ends } = fold(original)
      expect(fold(folded).text).toBe(folded)
      expect(starts === null ? original.length : starts.length).toBe(folded.length)
      if (starts === null || ends === null) return
      expect(starts).toHaveLength(folded.length)
      for (let at = 0; at < folded.length; at += 1) {
        expect(starts[at]).toBeLessThan(ends[at] ?? 0)
        expect(ends[at]).toBeLessThanOrEqual(original.length)
        if (at > 0) expect(starts[at]).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
      }
    }),
    { numRuns: 500 },
  )
})

test('finds what a slow and simple search finds, in any text, and leaves the rest as it was', () => {
  const words = fc.uniqueArray(
    fc.array(fc.constantFrom(...'ab 赌'), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(words, fc.array(fc.constantFrom(...'ab 赌.'), { maxLength: 40 }), (given, characters) => {
      const valid = [...new Set(given.map((word) => word.trim().replace(/ +/g, ' ')))].filter((word) => word !== '')
      const body = characters.join('').replace(/ +/g, ' ')
      const filter = filterOf(Object.fromEntries(valid.map((word) => [word, 'mask' as const])))
      const isHidden = Array.from(body, () => false)
      for (const word of valid) {
        for (let at = body.indexOf(word); at !== -1; at = body.indexOf(word, at + 1)) {
          const isWhole =
            !(/[ab]/.test(word[0] ?? '') && /[ab]/.test(body[at - 1] ?? '')) &&
            !(/[ab]/.test(word.at(-1) ?? '') && /[ab]/.test(body[at + word.length] ?? ''))
          if (isWhole) isHidden.fill(true, at, at + word.length)
        }
      }
      expect(filter.screen(body).text).toBe(Array.from(body, (each, at) => (isHidden[at] ? '•' : each)).join(''))
    }),
    { numRuns: 1_000 },
  )
})

test('what is masked holds nothing to be masked any more, and any text is survived', () => {
  const filter = filterOf({ 'ab*': 'mask', 赌博: 'mask', '😈': 'mask' })
  fc.assert(
    fc.property(text, (original) => {
      const once = filter.screen(original).text
      expect(filter.screen(once).action).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('no words and no text take long: 1,000 words that nearly match in the longest text there may be', () => {
  const words = Array.from({ length: 999 }, (_, at) => `${'a'.repeat(2 + (at % 55))}${at}`)
  const hard = [...words, '*aa*'].map((word) => [word, 'mask'] as const)
  const filter = filterOf(Object.fromEntries(hard))
  const began = performance.now()
  for (const body of ['a'.repeat(16_383), 'a\u0301'.repeat(8_000), 'a '.repeat(8_000), '赌'.repeat(16_383)])
    filter.screen(body)
  // Milliseconds, in truth. A search that tries every word at every place takes minutes.
  expect(performance.now() - began).toBeLessThan(10_000)
})
