import { type Stand, spanBetween, visibleSpan } from './window.ts'

/** What the screen shows at rest. */
export interface Look {
  /** Within 100 px of the end: what arrives is followed. */
  readonly atEnd: boolean
  /** Items that reach into the screen. */
  readonly first: number
  readonly last: number
  /** The last item whose lower edge is on the screen or above it. */
  readonly lastWhole: number
  /** Less than two screens or so of rows are left above. */
  readonly nearTop: boolean
  /** And below. */
  readonly nearEnd: boolean
}

const NEAR_PX = 2_000

/** Where unread begins after a jump there: a line or two of what was read stay above it. */
export const BELOW_TOP_PX = 72

export function lookOf(edges: Float64Array, stand: Stand, atEnd: boolean): Look {
  const { first, last } = visibleSpan(edges, stand)
  const cut = spanBetween(edges, stand.fromEnd, stand.fromEnd + 1).last
  return {
    atEnd,
    first,
    last,
    lastWhole: atEnd ? edges.length - 2 : Math.max(cut - 1, first),
    nearTop: (edges[0] ?? 0) - stand.fromEnd - stand.height < NEAR_PX,
    nearEnd: stand.fromEnd < NEAR_PX,
  }
}

export function sameLook(a: Look | null, b: Look): boolean {
  return (
    a !== null &&
    a.atEnd === b.atEnd &&
    a.first === b.first &&
    a.last === b.last &&
    a.lastWhole === b.lastWhole &&
    a.nearTop === b.nearTop &&
    a.nearEnd === b.nearEnd
  )
}
