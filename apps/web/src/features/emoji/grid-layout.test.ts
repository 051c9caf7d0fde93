import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAfter, layOut, rowsInView } from './grid-layout.ts'

const look = { columns: 9, cellHeight: 36, headingHeight: 30 }

describe('the grid of the picker', () => {
  it('puts each section under its heading and leaves empty ones out', () => {
    const grid = layOut([0, 10, 3], look)
    expect(grid.rows.map(({ kind, section, top, from, to }) => [kind, section, top, from, to])).toEqual([
      ['heading', 1, 0, 0, 0],
      ['cells', 1, 30, 0, 9],
      ['cells', 1, 66, 9, 10],
      ['heading', 2, 102, 10, 10],
      ['cells', 2, 132, 10, 13],
    ])
    expect(grid.height).toBe(168)
  })

  it('keeps the column up and down, as far as a row reaches, and passes over headings', () => {
    const grid = layOut([10, 3], look)
    expect(cellAfter(grid, null, 'ArrowDown')).toBe(0)
    expect(cellAfter(grid, null, 'ArrowUp')).toBeNull()
    expect(cellAfter(grid, 2, 'ArrowDown')).toBe(9)
    expect(cellAfter(grid, 9, 'ArrowDown')).toBe(10)
    expect(cellAfter(grid, 12, 'ArrowUp')).toBe(9)
    expect(cellAfter(grid, 9, 'ArrowRight')).toBe(10)
    expect(cellAfter(grid, 0, 'ArrowLeft')).toBe(0)
    expect(cellAfter(grid, 12, 'ArrowDown')).toBe(12)
  })

  it('holds every cell once and in order, and draws those in view', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 2_000 }),
        (sizes, columns, top) => {
          const grid = layOut(sizes, { ...look, columns })
          const count = sizes.reduce((sum, size) => sum + size, 0)
          const cells = grid.rows.flatMap(({ from, to }) =>
            Array.from({ length: to - from }, (_, index) => from + index),
          )
          expect(cells).toEqual(Array.from({ length: count }, (_, index) => index))
          const drawn = rowsInView(grid, top, 300)
          expect(drawn.length).toBeLessThan(30)
          for (const row of grid.rows)
            if (row.top < top + 300 && row.top + row.height > top) expect(drawn).toContain(row)
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const)
            for (let cell = 0; cell < count; cell++) {
              const next = cellAfter(grid, cell, key)
              expect(next !== null && next >= 0 && next < count).toBe(true)
            }
        },
      ),
      { numRuns: 50 },
    )
  })
})
