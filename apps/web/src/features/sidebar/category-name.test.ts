import { expect, test } from 'vitest'
import { categoryName } from './category-name.ts'

test('a section has a name that can be seen and disturbs nothing around it', () => {
  expect(categoryName('  工作 Work ')).toBe('工作 Work')
  expect(categoryName('👩‍💻 code')).toBe('👩‍💻 code')
  expect(categoryName('work\u202egpj')).toBe('work gpj')
  expect(categoryName(`z${'\u0316'.repeat(9)}`)).toBe(`z${'\u0316'.repeat(4)}`)
  for (const typed of ['', ' ', '\u200b', '\u2060\u3164', '\u202e']) expect(categoryName(typed)).toBe('')
})
