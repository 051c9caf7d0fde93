import { expect, test } from 'vitest'
import { nameFault, storedName } from './room-name.ts'

test('a name is stored in lower case, composed, without space around it', () => {
  expect(storedName('  Release-4.2 ')).toBe('release-4.2')
  expect(storedName('cafe\u0301')).toBe('caf\u00e9')
})

test('letters of any script, digits, - _ and . are taken', () => {
  for (const name of ['general', '中文文档', 'release_4.2', 'हिन्दी', 'ünïcode-9'])
    expect(nameFault(name, 50)).toBeNull()
})

test('each fault is told apart', () => {
  expect(nameFault('   ', 50)).toBe('empty')
  expect(nameFault('two words', 50)).toBe('space')
  expect(nameFault('why?', 50)).toBe('character')
  expect(nameFault('a'.repeat(51), 50)).toBe('too-long')
})

test('length is counted in code points', () => {
  expect(nameFault('𠮷'.repeat(50), 50)).toBeNull()
  expect(nameFault('𠮷'.repeat(51), 50)).toBe('too-long')
})
