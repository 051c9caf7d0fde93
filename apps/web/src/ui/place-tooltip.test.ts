import { describe, expect, it } from 'vitest'
import { placeTooltip } from './place-tooltip.ts'

const window = { width: 400, height: 300 }
const tip = { width: 100, height: 28 }

describe('the place of a tooltip', () => {
  it('is centred under its owner', () => {
    expect(placeTooltip({ left: 150, top: 100, width: 32, height: 32 }, tip, 'bottom', window)).toEqual({
      left: 116,
      top: 138,
    })
  })

  it('is pushed inside the window along the edge', () => {
    expect(placeTooltip({ left: 380, top: 100, width: 20, height: 20 }, tip, 'bottom', window).left).toBe(292)
    expect(placeTooltip({ left: 0, top: 100, width: 20, height: 20 }, tip, 'bottom', window).left).toBe(8)
  })

  it('changes sides where there is no room', () => {
    expect(placeTooltip({ left: 150, top: 270, width: 32, height: 28 }, tip, 'bottom', window).top).toBe(236)
    expect(placeTooltip({ left: 370, top: 100, width: 20, height: 20 }, tip, 'right', window).left).toBe(264)
  })
})
