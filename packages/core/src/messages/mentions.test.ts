import { describe, expect, test } from 'vitest'
import { findCalledNames } from './mentions.ts'

const handles = (text: string) => findCalledNames(text).handles
const everybody = (text: string) => findCalledNames(text).everybody

describe('who is called', () => {
  test('a handle, whatever stands around it, once each and in lower case', () => {
    expect(handles('@ann')).toEqual(['ann'])
    expect(handles('hi @Ann, and @bo! (@cy) "@di" @ANN')).toEqual(['ann', 'bo', 'cy', 'di'])
    expect(handles('line\n@ann\n\t@bo')).toEqual(['ann', 'bo'])
  })

  test('Chinese punctuation and brackets around a handle are no part of it', () => {
    expect(handles('，@ann，你看（@bo）「@cy」、@di。@ed！《@fy》：@go；@hu？')).toEqual([
      'ann',
      'bo',
      'cy',
      'di',
      'ed',
      'fy',
      'go',
      'hu',
    ])
    expect(handles('…@ann…')).toEqual(['ann'])
  })

  test('scripts that set no spaces may stand right before a handle and right behind it', () => {
    expect(handles('请@li看一下')).toEqual(['li'])
    expect(handles('请@li和@wang看一下，〇@zhao。')).toEqual(['li', 'wang', 'zhao'])
    expect(handles('これは@anneさんへ、メンバー@boへ ช่วย@cyดู')).toEqual(['anne', 'bo', 'cy'])
    expect(everybody('大家@all看')).toBe('all')
  })

  test('letters and digits of scripts that set spaces before a handle make it an address', () => {
    expect(handles('请发到li@wang.cn，或2024@li，é@ann、안녕@bo、привет@cy')).toEqual([])
  })

  test('an underscore is emphasis, unless it leans on a word; a backslash takes the meaning away', () => {
    expect(handles('_@ann_ 请_@bo_ __@cy__')).toEqual(['ann', 'bo', 'cy'])
    expect(handles('a_@ann a__@bo \\@cy')).toEqual([])
  })

  test('dashes, dots and underscores inside a handle belong to it, at its end they do not', () => {
    expect(handles('@ann-marie @bo.b @c_y @d-3.e_f')).toEqual(['ann-marie', 'bo.b', 'c_y', 'd-3.e_f'])
    expect(handles('ask @ann. Or @bo... or @cy-- or @di_?')).toEqual(['ann', 'bo', 'cy', 'di'])
  })

  test('an address, a path and a name inside a word call nobody', () => {
    for (const text of [
      'ann@example.org',
      'me+x@ann.io',
      'npm i @scope/ann@1.2',
      'https://x.org/@ann',
      'a@b',
      '@@ann',
    ]) {
      expect(
        handles(text).filter((handle) => handle !== 'scope'),
        text,
      ).toEqual([])
    }
  })

  test('code calls nobody, in a line, in a block, or in a block without an end', () => {
    expect(handles('`@ann` and @bo')).toEqual(['bo'])
    expect(handles('```\n@ann\n``` @bo')).toEqual(['bo'])
    expect(handles('@bo ```\n@ann @all')).toEqual(['bo'])
    expect(everybody('`@all` ```@here```')).toBeNull()
  })

  test('one letter and more than 32 are no handles', () => {
    expect(handles('@a')).toEqual([])
    expect(handles(`@${'a'.repeat(32)}`)).toEqual(['a'.repeat(32)])
  })

  test('at most 50 are looked up', () => {
    expect(handles(Array.from({ length: 80 }, (_, index) => `@p${index}x`).join(' '))).toHaveLength(50)
  })
})

describe('everybody', () => {
  test('is called by @all and @here, of which @all counts more', () => {
    expect(everybody('@all')).toBe('all')
    expect(everybody('please look, @HERE!')).toBe('here')
    expect(everybody('@here and @all')).toBe('all')
    expect(everybody('@all，@here')).toBe('all')
    expect(handles('@all @here')).toEqual([])
  })

  test('is not called by a word that begins with it, or holds it', () => {
    expect(everybody('@allan @hereby')).toBeNull()
    expect(everybody('call@all x@here')).toBeNull()
    expect(everybody('@all-hands')).toBeNull()
    expect(everybody('@all.')).toBe('all')
  })
})

test('a text of many signs is read in time', () => {
  const startedAt = performance.now()
  for (const text of [
    '@'.repeat(16_000),
    '@a-'.repeat(5_000),
    '`@'.repeat(8_000),
    '```'.repeat(5_000),
    `@${'-'.repeat(16_000)}`,
  ]) {
    findCalledNames(text)
  }
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})
