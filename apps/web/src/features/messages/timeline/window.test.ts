import { describe, expect, it } from 'vitest'
import { nextSpan, OVERSCAN_PX, spanBetween, visibleSpan } from './window.ts'

/** Edges of items with these heights, from top to bottom. */
function edgesOf(heights: readonly number[]): Float64Array {
  const edges = new Float64Array(heights.length + 1)
  for (let index = heights.length - 1; index >= 0; index--)
    edges[index] = (edges[index + 1] ?? 0) + (heights[index] ?? 0)
  return edges
}

describe('visibleSpan', () => {
  it('finds what the screen shows, counted from the end', () => {
    const edges = edgesOf([100, 50, 30, 20])
    expect(visibleSpan(edges, { fromEnd: 0, height: 20 })).toEqual({ first: 3, last: 3 })
    expect(visibleSpan(edges, { fromEnd: 0, height: 21 })).toEqual({ first: 2, last: 3 })
    expect(visibleSpan(edges, { fromEnd: 20, height: 30 })).toEqual({ first: 2, last: 2 })
    expect(visibleSpan(edges, { fromEnd: 49, height: 60 })).toEqual({ first: 0, last: 2 })
    expect(visibleSpan(edges, { fromEnd: 5_000, height: 100 })).toEqual({ first: 0, last: 0 })
    expect(visibleSpan(edgesOf([]), { fromEnd: 0, height: 100 })).toEqual({ first: 0, last: -1 })
  })

  it('agrees with a plain search on random heights', () => {
    const seed = Date.now() % 1_000_000
    let state = seed
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
    for (let round = 0; round < 300; round++) {
      const heights = Array.from({ length: 1 + next(40) }, () => 1 + next(90))
      const edges = edgesOf(heights)
      const low = next(edges[0] ?? 0)
      const high = low + 1 + next(400)
      const hit = heights.flatMap((height, index) => {
        const foot = edges[index + 1] ?? 0
        return foot < high && foot + height > low ? [index] : []
      })
      const expected = { first: hit[0], last: hit.at(-1) }
      expect(spanBetween(edges, low, high), `seed ${seed}, round ${round}`).toEqual(expected)
    }
  })
})

describe('nextSpan', () => {
  const edges = edgesOf(Array.from({ length: 1_000 }, () => 50))

  it('draws the overscan around the screen', () => {
    const span = nextSpan(edges, { fromEnd: 10_000, height: 800 }, null)
    expect((edges[span.first] ?? 0) - (10_000 + 800)).toBeGreaterThanOrEqual(OVERSCAN_PX)
    expect(10_000 - (edges[span.last + 1] ?? 0)).toBeGreaterThanOrEqual(OVERSCAN_PX)
    expect(span.last - span.first).toBeLessThan(90)
  })

  it('keeps what is drawn until the screen comes near its end', () => {
    const span = nextSpan(edges, { fromEnd: 10_000, height: 800 }, null)
    expect(nextSpan(edges, { fromEnd: 10_800, height: 800 }, span)).toBe(span)
    const moved = nextSpan(edges, { fromEnd: 11_100, height: 800 }, span)
    expect(moved.first).toBeLessThan(span.first)
  })

  it('lets go of what grew far beyond the screen', () => {
    const present = { first: 0, last: 999 }
    expect(nextSpan(edges, { fromEnd: 0, height: 800 }, present).first).toBeGreaterThan(900)
  })
})
