/**
 * Which items are drawn. All positions are counted from the end of the content upward, because a chat stands on its
 * end: what loads or is measured above then changes no number below it.
 */
export interface Span {
  readonly first: number
  /** Inclusive; below `first` where there is nothing. */
  readonly last: number
}

/** Where the screen stands. */
export interface Stand {
  /** Pixels between the end of the content and the lower edge of the screen. */
  readonly fromEnd: number
  readonly height: number
}

/** The items that reach into the stretch from `low` to `high` pixels above the end. */
export function spanBetween(edges: Float64Array, low: number, high: number): Span {
  const count = edges.length - 1
  if (count <= 0) return { first: 0, last: -1 }
  return { first: Math.min(firstBelow(edges, high), count - 1), last: Math.max(lastAbove(edges, low), 0) }
}

/** The items that the screen shows, if only by a pixel. */
export function visibleSpan(edges: Float64Array, { fromEnd, height }: Stand): Span {
  return spanBetween(edges, fromEnd, fromEnd + height)
}

/** Drawn beyond the screen on either side, and how near its end the screen may come before more is drawn. */
export const OVERSCAN_PX = 1_600
const MARGIN_PX = 700

/**
 * The items to draw: the present ones as long as they reach a margin beyond the screen and not far more than that,
 * else the ones within `overscanPx` of it. So scrolling draws new rows once in about a thousand pixels.
 */
export function nextSpan(edges: Float64Array, stand: Stand, present: Span | null, overscanPx = OVERSCAN_PX): Span {
  const needed = around(edges, stand, MARGIN_PX)
  const wanted = around(edges, stand, overscanPx)
  if (present === null) return wanted
  const covers = present.first <= needed.first && present.last >= needed.last
  const height = (edges[present.first] ?? 0) - (edges[present.last + 1] ?? 0)
  const isLean = height <= stand.height + 4 * OVERSCAN_PX
  return covers && isLean ? present : wanted
}

function around(edges: Float64Array, { fromEnd, height }: Stand, beyond: number): Span {
  return spanBetween(edges, Math.max(0, fromEnd - beyond), fromEnd + height + beyond)
}

/** The first item whose lower edge lies under `high`. `edges` falls. */
function firstBelow(edges: Float64Array, high: number): number {
  let low = 0
  let up = edges.length - 1
  while (low < up) {
    const middle = (low + up) >> 1
    if ((edges[middle + 1] ?? 0) < high) up = middle
    else low = middle + 1
  }
  return low
}

/** The last item whose upper edge lies over `low`. */
function lastAbove(edges: Float64Array, low: number): number {
  let down = -1
  let up = edges.length - 1
  while (down < up) {
    const middle = (down + up + 1) >> 1
    if ((edges[middle] ?? 0) > low) down = middle
    else up = middle - 1
  }
  return down
}
