/** An edge of a row and where it stands, in pixels below the upper edge of the screen. */
export interface Anchor {
  readonly key: string
  readonly edge: 'top' | 'bottom'
  readonly at: number
}

/** A row as it is drawn, in pixels below the upper edge of the screen. */
export interface DrawnRow {
  readonly key: string
  readonly top: number
  readonly bottom: number
}

/** So many rows are remembered: if the first one is deleted, the next one holds. */
const KEPT = 6

/**
 * What must not move: the rows on the screen, the first one first. A row is held by its lower edge, because the
 * first row of the loaded ones may lose its name when an earlier one of the same author comes above it, and every
 * line below must stay. A row whose lower edge is not on the screen is held by its upper one.
 */
export function anchorsOf(rows: readonly DrawnRow[], screenHeight: number): readonly Anchor[] {
  const anchors: Anchor[] = []
  for (const { key, top, bottom } of rows) {
    if (bottom <= 0) continue
    if (top >= screenHeight || anchors.length === KEPT) break
    anchors.push(bottom <= screenHeight ? { key, edge: 'bottom', at: bottom } : { key, edge: 'top', at: top })
  }
  return anchors
}

/**
 * How far everything has moved, in pixels, positive downward: what to add to the scroll offset so that the first
 * anchor that is still drawn stands where it stood.
 */
export function driftOf(anchors: readonly Anchor[], find: (key: string) => DrawnRow | null): number {
  for (const { key, edge, at } of anchors) {
    const row = find(key)
    if (row !== null) return row[edge] - at
  }
  return 0
}
