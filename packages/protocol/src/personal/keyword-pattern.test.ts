import { expect, test } from 'vitest'
import { holdsKeyword, keywordPattern } from './keyword-pattern.ts'
import { PERSONAL_KINDS } from './schema.ts'

const holds = (text: string, ...keywords: string[]) => holdsKeyword(keywordPattern(keywords), text)

test('a Latin word is found as a word, whatever its case; a Chinese one anywhere', () => {
  expect(holds('The Deploy is done', 'deploy')).toBe(true)
  expect(holds('redeployed', 'deploy')).toBe(false)
  expect(holds('déployé', 'ploy')).toBe(false)
  expect(holds('deploy。', 'DEPLOY')).toBe(true)
  expect(holds('请deploy一下', 'deploy')).toBe(true)
  expect(holds('今天上线吗', '上线')).toBe(true)
  expect(holds('release  train', 'release train')).toBe(false)
  expect(holds('the release train left', 'nothing', 'release train')).toBe(true)
})

test('signs mean themselves, and no words find nothing', () => {
  expect(holds('we use C++ here', 'c++')).toBe(true)
  expect(holds('axb', 'a.b')).toBe(false)
  expect(holds('a.b', 'a.b')).toBe(true)
  expect(keywordPattern([])).toBeNull()
  expect(keywordPattern(['  '])).toBeNull()
  expect(holdsKeyword(null, 'anything')).toBe(false)
  expect(holdsKeyword(keywordPattern(['anything']), null)).toBe(false)
})

test('at most 20 words of 2 to 50 characters are kept', () => {
  const keeps = (value: unknown) => PERSONAL_KINDS.setting.safeParse({ value }).success
  expect(keeps(['ab', '上线', 'x'.repeat(50)])).toBe(true)
  expect([keeps(['a']), keeps(['x'.repeat(51)]), keeps(['a\u0000b']), keeps(['\ud800ab'])]).toEqual(
    Array(4).fill(false),
  )
  expect(keeps(Array.from({ length: 21 }, (_, each) => `word ${each}`))).toBe(false)
})
