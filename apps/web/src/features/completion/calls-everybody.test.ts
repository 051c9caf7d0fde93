import { describe, expect, it } from 'vitest'
import { callsEverybody } from './calls-everybody.ts'

describe('callsEverybody', () => {
  it('finds calls of everybody and of whoever is there', () => {
    expect(callsEverybody('@all lunch')).toBe('all')
    expect(callsEverybody('lunch, @ALL.')).toBe('all')
    expect(callsEverybody('(@here)')).toBe('here')
    expect(callsEverybody('大家好 @all')).toBe('all')
    expect(callsEverybody('请@all看一下')).toBe('all')
    expect(callsEverybody('请@here，谢谢')).toBe('here')
    expect(callsEverybody('@here and @all')).toBe('all')
  })

  it('sees none in names, addresses and code', () => {
    for (const text of [
      'all',
      '@alla',
      '@all-hands',
      'a@all.org',
      '`@all`',
      '```\n@all\n```',
      '@@all',
      '@here.org',
      '',
    ])
      expect(callsEverybody(text), text).toBeNull()
  })
})
