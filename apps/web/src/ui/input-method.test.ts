import { describe, expect, it } from 'vitest'
import { isComposing } from './input-method.ts'

describe('a key of an input method', () => {
  it('is known while it composes, and by Safari’s 229 after it ended', () => {
    expect(isComposing({ isComposing: true })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
  })

  it('is known through React’s event', () => {
    expect(isComposing({ nativeEvent: { isComposing: true, keyCode: 13 } })).toBe(true)
    expect(isComposing({ keyCode: 13, nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true)
  })
})
