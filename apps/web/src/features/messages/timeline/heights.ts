import { heightOf } from '../../files/box-of.ts'
import { picturesOf } from '../acts/row-content.ts'
import type { Item } from './items.ts'

/**
 * How high each item is: measured where it has been drawn, guessed elsewhere. A guess only decides how long the
 * scrollbar is; nothing that is on the screen moves when it turns out otherwise.
 */
export interface Heights {
  of(item: Item): number
  /** Notes what was measured, in CSS pixels. Returns whether it differs from what was known. */
  measured(key: string, height: number): boolean
  /** What lies from the top of item `index` down to the end of the content; one more entry, 0, for the end itself. */
  edges(items: readonly Item[]): Float64Array
}

const SEPARATOR = 42
const DIVIDER = 32
const LINES = 28
const LEAD = 28
const GROUP_GAP = 6
const PADDING = 8
const LINE = 25
/** Characters on a line of an ordinary window; Chinese ones take two. */
const LINE_LENGTH = 90

export function createHeights(): Heights {
  const known = new Map<string, number>()
  const heights: Heights = {
    of: (item) => known.get(item.key) ?? guess(item),
    measured: (key, height) => {
      if (known.get(key) === height) return false
      known.set(key, height)
      return true
    },
    edges: (items) => {
      const edges = new Float64Array(items.length + 1)
      for (let index = items.length - 1; index >= 0; index--) {
        const item = items[index]
        edges[index] = (edges[index + 1] ?? 0) + (item === undefined ? 0 : heights.of(item))
      }
      return edges
    },
  }
  return heights
}

function guess(item: Item): number {
  if (item.kind === 'day') return SEPARATOR
  if (item.kind === 'new') return DIVIDER
  if (item.kind === 'lines') return LINES
  const body = item.row.state === 'sent' ? (item.row.message.body ?? '') : item.row.body
  const pictures = heightOf(picturesOf(item.row))
  let lines = 0
  for (const line of body.slice(0, 4_000).split('\n')) {
    const han = line.length > 0 && (line.codePointAt(0) ?? 0) > 0x2e80
    lines += Math.max(1, Math.ceil((line.length * (han ? 2 : 1)) / LINE_LENGTH))
  }
  if (body === '' && pictures > 0) lines = 0
  return lines * LINE + pictures + (item.leads ? LEAD + GROUP_GAP + PADDING : PADDING / 2)
}
