import { PERSONAL_KINDS } from '@parley/protocol/table'
import { expect, test } from 'vitest'
import { keywordsIn } from './keywords-in.ts'

test('words are told apart by commas of either language, and kept once', () => {
  expect(keywordsIn(' deploy, 上线，Deploy、release train\n\n')).toEqual({ words: ['deploy', '上线', 'release train'] })
  expect(keywordsIn(' , ')).toEqual({ words: [] })
})

test('what the server would not keep is told before', () => {
  expect(keywordsIn('ok, x')).toEqual({ problem: 'tooShort', word: 'x' })
  expect(keywordsIn('x'.repeat(51))).toMatchObject({ problem: 'tooLong' })
  const many = (count: number) => keywordsIn(Array.from({ length: count }, (_, each) => `word ${each}`).join())
  expect(many(21)).toMatchObject({ problem: 'tooMany' })
  const { words } = many(20) as { words: string[] }
  expect(PERSONAL_KINDS.setting.safeParse({ value: [...words.slice(1), '😀'.repeat(50)] }).success).toBe(true)
})
