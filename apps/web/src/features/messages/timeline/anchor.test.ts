import { describe, expect, it } from 'vitest'
import { anchorsOf, type DrawnRow, driftOf } from './anchor.ts'

/** Rows of these heights, the first one's upper edge at `from`. */
function stack(from: number, heights: Readonly<Record<string, number>>): DrawnRow[] {
  let top = from
  return Object.entries(heights).map(([key, height]) => {
    const row = { key, top, bottom: top + height }
    top += height
    return row
  })
}

const finder = (rows: readonly DrawnRow[]) => (key: string) => rows.find((row) => row.key === key) ?? null

describe('anchors', () => {
  it('hold the rows on the screen, the first visible one first', () => {
    const rows = stack(-130, { above: 100, cut: 50, whole: 30, low: 900, below: 10 })
    expect(anchorsOf(rows, 600)).toEqual([
      { key: 'cut', edge: 'bottom', at: 20 },
      { key: 'whole', edge: 'bottom', at: 50 },
      { key: 'low', edge: 'top', at: 50 },
    ])
  })

  it('hold a row that is higher than the screen by its upper edge', () => {
    expect(anchorsOf(stack(-200, { huge: 2_000 }), 600)).toEqual([{ key: 'huge', edge: 'top', at: -200 }])
  })
})

describe('drift', () => {
  const before = stack(-30, { a: 50, b: 40, c: 60 })
  const anchors = anchorsOf(before, 600)

  it('is what came in above', () => {
    const after = stack(-30, { older: 70, a: 50, b: 40, c: 60 })
    expect(driftOf(anchors, finder(after))).toBe(70)
  })

  it('is nothing when what changed lies below', () => {
    expect(driftOf(anchors, finder(stack(-30, { a: 50, b: 90, c: 60, d: 20 })))).toBe(0)
  })

  it('counts what the first visible row itself grew by, so that every line below stays', () => {
    expect(driftOf(anchors, finder(stack(-30, { a: 28, b: 40, c: 60 })))).toBe(-22)
  })

  it('goes by the next row where the first one is gone', () => {
    expect(driftOf(anchors, finder(stack(-30, { b: 40, c: 60 })))).toBe(-50)
  })

  it('is nothing where no row is left', () => {
    expect(driftOf(anchors, () => null)).toBe(0)
  })

  it('brings every line below the anchor back, for any change of heights above and at it', () => {
    const seed = Date.now() % 1_000_000
    let state = seed
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
    for (let round = 0; round < 200; round++) {
      const rows = stack(
        -next(300),
        Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`r${n}`, 20 + next(120)])),
      )
      const held = anchorsOf(rows, 500)
      const first = rows.findIndex((row) => row.key === held[0]?.key)
      // Everything up to and with the anchor takes a new height, and some come in above.
      const heights: Record<string, number> = {}
      for (let older = next(5); older > 0; older--) heights[`older${older}`] = 20 + next(120)
      for (const [index, row] of rows.entries()) {
        heights[row.key] = index <= first ? 20 + next(120) : row.bottom - row.top
      }
      const changed = stack(-next(300), heights)
      const drift = driftOf(held, finder(changed))
      for (const row of rows.slice(first + 1)) {
        const now = finder(changed)(row.key)
        expect((now?.top ?? 0) - drift, `seed ${seed}, round ${round}`).toBe(row.top)
      }
    }
  })
})
