import type { Arrangement, Item } from './items.ts'
import type { Span } from './window.ts'

/** Which rows to draw, by their keys, so that it means the same when indexes shift. */
export interface Drawn {
  readonly from: string
  readonly to: string
  /** Up to the newest, whatever arrives. */
  readonly toEnd: boolean
}

/** Drawn on the server and at first, when nothing has been measured: about two screens. */
export const FIRST_DRAWN = 60
/** No row is lower. */
const LEAST_ROW_PX = 26
/** So that a row more or less of the composer leaves nothing blank. */
const SPARE_PX = 120

/** How many rows fill a screen of this height, however low they are; `FIRST_DRAWN` where it is not known. */
export function rowsToFill(heightPx: number): number {
  return heightPx === 0 ? FIRST_DRAWN : Math.min(FIRST_DRAWN, Math.ceil((heightPx + SPARE_PX) / LEAST_ROW_PX))
}

/** The span of `drawn` in an arrangement; the newest rows where that is not decided yet, `firstDrawn` of them. */
export function spanOf({ items, indexOf }: Arrangement, drawn: Drawn | null, firstDrawn = FIRST_DRAWN): Span {
  const last = items.length - 1
  if (drawn === null || last < 0) return { first: Math.max(0, last - firstDrawn + 1), last }
  let first = indexOf.get(drawn.from) ?? Math.max(0, last - FIRST_DRAWN + 1)
  // A day or the divider belongs to the row below it.
  while (first > 0 && belongsBelow(items[first - 1])) first--
  const to = drawn.toEnd ? last : (indexOf.get(drawn.to) ?? Math.min(last, first + FIRST_DRAWN))
  return { first, last: Math.max(to, first) }
}

/** The keys of a span. Not of days: one moves when older messages of it come in. */
export function drawnOf({ items }: Arrangement, { first, last }: Span): Drawn | null {
  let from = first
  while (from < last && belongsBelow(items[from])) from++
  let to = last
  while (to > from && belongsBelow(items[to])) to--
  const fromKey = items[from]?.key
  const toKey = items[to]?.key
  if (fromKey === undefined || toKey === undefined) return null
  return { from: fromKey, to: toKey, toEnd: last === items.length - 1 }
}

function belongsBelow(item: Item | undefined): boolean {
  return item?.kind === 'day' || item?.kind === 'new'
}

export function sameDrawn(a: Drawn | null, b: Drawn | null): boolean {
  return a === b || (a?.from === b?.from && a?.to === b?.to && a?.toEnd === b?.toEnd)
}
