import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import table from './pinyin.json'
import { readTable } from './pinyin.ts'
import { rank } from './rank.ts'

const readings = readTable(table)
const find = (query: string, names: readonly string[], initials = true) =>
  rank(query, names, { textsOf: (name) => [name], readings, initials })

describe('rank', () => {
  it('finds Chinese names by characters, pinyin, initials and mixtures', () => {
    for (const query of ['维护', '维', '护', 'weihu', 'weih', 'wh', 'whu', 'w', '维hu', '维h', 'hu', 'WeiHu', 'wei hu'])
      expect(find(query, ['维护', '发布']), query).toEqual(['维护'])
    expect(find('zqm', ['周启明', '张启'])).toEqual(['周启明'])
    expect(find('chongq', ['重庆'])).toEqual(['重庆'])
    expect(find('shan', ['单田芳'])).toEqual(['单田芳'])
  })

  it('finds other names by words, initials and parts, whatever their diacritics', () => {
    expect(find('aberg', ['Alice Åberg', 'Bob'])).toEqual(['Alice Åberg'])
    expect(find('aa', ['Alice Åberg', 'Bob'])).toEqual(['Alice Åberg'])
    expect(find('berg', ['Alice Åberg', 'Bob'])).toEqual(['Alice Åberg'])
    expect(find('lukasz', ['Łukasz'])).toEqual(['Łukasz'])
    expect(find('rn', ['release-notes', 'general'])).toEqual(['release-notes'])
    expect(find('rel42', ['release-4-2'])).toEqual(['release-4-2'])
    expect(find('release-4', ['release-4-2'])).toEqual(['release-4-2'])
    expect(find('ａｌｉｃｅ', ['Alice'])).toEqual(['Alice'])
    expect(find('wiki wh', ['维护-wiki', 'wiki'])).toEqual(['维护-wiki'])
  })

  it('puts the same before a beginning, that before pinyin, that before initials, words and parts', () => {
    expect(find('hu', ['chuan', '维护', 'Anna Huber', 'hot units', '胡', 'hub', 'hu'])).toEqual([
      'hu',
      'hub',
      '胡',
      'hot units',
      '维护',
      'Anna Huber',
      'chuan',
    ])
  })

  it('looks in names before handles, and in each for each word', () => {
    const people = [
      { name: '周启明', handle: 'li' },
      { name: 'Li Na', handle: 'na' },
    ]
    const textsOf = (person: (typeof people)[number]) => [person.name, person.handle]
    expect(rank('li', people, { textsOf, readings })[0]?.handle).toBe('li')
    expect(rank('na li', people, { textsOf, readings }).map(({ handle }) => handle)).toEqual(['na'])
  })

  it('takes no initials where they are not wanted, and nothing over a comma', () => {
    expect(find('sf', ['smiling face'], false)).toEqual([])
    expect(find('xiaolian', ['微笑,脸'], false)).toEqual([])
    expect(find('xiaolian', ['笑脸'], false)).toEqual(['笑脸'])
  })

  it('finds all with an empty query, in their order, up to the limit', () => {
    const names = ['b', 'a', 'c']
    expect(find('  ', names)).toEqual(names)
    expect(rank('', names, { textsOf: (name) => [name], readings, limit: 2 })).toEqual(['b', 'a'])
  })

  it('looks at details only where names do not do', () => {
    const detailsOf = (name: string) => (name === 'release' ? ['what ships'] : [])
    const names = ['release', '维护']
    const ranking = { textsOf: (name: string) => [name], detailsOf, readings }
    expect(rank('wh', names, ranking)).toEqual(['维护', 'release'])
    expect(rank('release ships', names, ranking)).toEqual(['release'])
  })

  it('goes without the table', () => {
    expect(rank('周', ['周启明'], { textsOf: (name) => [name], readings: null })).toEqual(['周启明'])
    expect(rank('zhou', ['周启明'], { textsOf: (name) => [name], readings: null })).toEqual([])
  })
})

const han = fc.constantFrom(...'周启明维护单曾重庆绿女长行乐国語麗')
const word = fc.stringMatching(/^[a-z]{1,8}$/)
const name = fc.array(fc.oneof(han, word), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  name,
)

describe('rank, whatever is typed', () => {
  it('finds a name by any beginning of any reading of it, in any mixture of characters and pinyin', () => {
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (characters, numbers) => {
        const draw = () => numbers.next().value ?? 0
        const typed = characters.map((character) => {
          const spellings = [character, ...readings(character)]
          const spelling = spellings[draw() % spellings.length] ?? character
          return spelling.slice(0, 1 + (draw() % spelling.length))
        })
        const chosen = characters.join('')
        expect(find(typed.join('').slice(0, 30), [chosen])).toEqual([chosen])
      }),
    )
  })

  it('finds a name by any part of it', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length).slice(0, 1 + (length % text.length))
        expect(find(part, [text])).toEqual([text])
      }),
    )
  })

  it('gives back some of the names, none twice, the very same one first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anything, { maxLength: 8 }), anything, (names, query) => {
        const found = find(query, names)
        expect(new Set(found).size).toBe(found.length)
        expect(names).toEqual(expect.arrayContaining(found))
        const same = names.find((text) => fold(text) === fold(query).trim() && fold(text) !== '')
        if (same !== undefined && !/\s/.test(fold(query).trim())) expect(fold(found[0] ?? '')).toBe(fold(same))
      }),
    )
  })

  it('does not slow down with long names and long queries', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `周启明 the ${index} of ${'a b '.repeat(20)}`)
    const started = performance.now()
    find('zhouqimingtheofababababab', names)
    find('a'.repeat(200), names)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
