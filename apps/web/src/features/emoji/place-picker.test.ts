import { describe, expect, it } from 'vitest'
import { placePicker } from './place-picker.ts'

const picker = { width: 352, height: 420 }
const window = { width: 1440, height: 900 }
const anchor = (left: number, top: number) => ({ left, top, right: left + 32, bottom: top + 32 })

describe('placePicker', () => {
  it('opens above the composer, its right edge at the button', () => {
    expect(placePicker(anchor(1_300, 840), picker, window)).toEqual({ left: 980, top: 414 })
  })

  it('opens below what is too near the top', () => {
    expect(placePicker(anchor(700, 60), picker, window)).toEqual({ left: 380, top: 98 })
  })

  it('stays in the window', () => {
    expect(placePicker(anchor(0, 300), picker, window).left).toBe(8)
    const low = placePicker(anchor(700, 250), picker, { width: 1440, height: 440 })
    expect(low.top).toBe(8)
  })
})
