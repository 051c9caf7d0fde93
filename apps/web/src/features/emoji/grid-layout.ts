/** A line of the picker: the name of a section, or as many emoji as there is room for. */
export interface GridRow {
  readonly kind: 'heading' | 'cells'
  readonly section: number
  /** In CSS pixels from the top of all. */
  readonly top: number
  readonly height: number
  /** Which cells stand in it, counted over all sections; none in a heading. */
  readonly from: number
  readonly to: number
}

export interface Grid {
  readonly rows: readonly GridRow[]
  readonly height: number
}

/** Lays sections of so many cells out under headings. Empty sections are left out. */
export function layOut(
  sections: readonly number[],
  { columns, cellHeight, headingHeight }: { columns: number; cellHeight: number; headingHeight: number },
): Grid {
  const rows: GridRow[] = []
  let top = 0
  let from = 0
  for (const [section, size] of sections.entries()) {
    if (size === 0) continue
    rows.push({ kind: 'heading', section, top, height: headingHeight, from, to: from })
    top += headingHeight
    const end = from + size
    while (from < end) {
      const to = Math.min(from + columns, end)
      rows.push({ kind: 'cells', section, top, height: cellHeight, from, to })
      top += cellHeight
      from = to
    }
  }
  return { rows, height: top }
}

/** The rows that can be seen, and one beyond either edge. */
export function rowsInView({ rows }: Grid, top: number, height: number): readonly GridRow[] {
  return rows.filter((row) => row.top + row.height >= top - row.height && row.top <= top + height + row.height)
}

export type GridKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export function isGridKey(key: string): key is GridKey {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}

/** The cell that an arrow key leads to from a cell, or from none: up and down keep the column, headings are passed over. */
export function cellAfter({ rows }: Grid, cell: number | null, key: GridKey): number | null {
  const lines = rows.filter(({ kind }) => kind === 'cells')
  const last = lines.at(-1)
  if (last === undefined) return null
  if (cell === null) return key === 'ArrowUp' || key === 'ArrowLeft' ? null : 0
  if (key === 'ArrowLeft') return Math.max(0, cell - 1)
  if (key === 'ArrowRight') return Math.min(last.to - 1, cell + 1)
  const here = lines.findIndex(({ from, to }) => from <= cell && cell < to)
  const row = lines[here]
  const next = lines[here + (key === 'ArrowUp' ? -1 : 1)]
  if (row === undefined || next === undefined) return cell
  return Math.min(next.from + (cell - row.from), next.to - 1)
}
