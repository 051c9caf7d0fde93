import { DEFAULT_LIMITS } from '@parley/protocol'
import { describe, expect, it } from 'vitest'
import { isFarFromLimits, measureText } from './text-length.ts'

const limits = { bodyCharacters: 10, bodyBytes: 30 }

describe('measureText', () => {
  it('counts code points as the server does', () => {
    for (const text of ['', 'plain', '频道里看不出来', '🎉👏🏽', 'a\u0301', 'mixed 中文 🎉']) {
      const { characters } = measureText(text, DEFAULT_LIMITS)
      expect(characters, text).toBe([...text].length)
    }
  })

  it('leaves out white space at the end, which is dropped', () => {
    expect(measureText('ten chars!   \n\n', limits)).toEqual({ characters: 10, isNear: true, over: 0, overBytes: 0 })
  })

  it('tells from 90 % of the limit on, and by how much it is over', () => {
    expect(measureText('12345678', limits).isNear).toBe(false)
    expect(measureText('123456789', limits).isNear).toBe(true)
    expect(measureText('1234567890123', limits).over).toBe(3)
  })

  it('knows without counting what is far from every limit', () => {
    for (const text of ['12345678', '中'.repeat(8), '🎉'.repeat(4), '12345678 '])
      expect(isFarFromLimits(text, limits) && measureText(text, limits).isNear, text).toBe(false)
    expect(isFarFromLimits('12345678', limits)).toBe(true)
    expect(isFarFromLimits('123456789', limits)).toBe(false)
    expect(isFarFromLimits('中中中', { bodyCharacters: 100, bodyBytes: 10 })).toBe(false)
  })

  it('counts bytes of UTF-8 as an encoder does', () => {
    for (const text of ['aé中🎉', '🎉'.repeat(9), '中'.repeat(11)]) {
      const bytes = new TextEncoder().encode(text).length
      expect(measureText(text, { bodyCharacters: 100, bodyBytes: 30 }).overBytes, text).toBe(Math.max(0, bytes - 30))
    }
  })
})
