import type { ListItem } from './nodes.ts'
import type { Found, Lines } from './read-blocks.ts'

const ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/
/** `* * *` and `- - -` are lines that somebody drew. */
const DRAWN = /^[ \t]*([-*])(?:[ \t]*\1)+[ \t]*$/
const TASK = /^\[([ xX])\][ \t]+(?=\S)/

const TASK_LINE = /^[ \t]*\S+[ \t]+\[[ xX]\]/

/** An item, its mark and its words. A task has a box besides. */
const ITEM_COSTS = 3

interface Marker {
  readonly indent: number
  readonly text: string
  /** Where the words begin. */
  readonly width: number
  readonly ordered: boolean
}

/** A list. `isFree` says that no text stands right above; below a text only a list that begins with 1 is meant as one. */
export function readList({ lines, deeper, budget }: Lines, at: number, isFree: boolean): Found | null {
  const first = readMarker(lines[at] ?? '')
  if (first === null || (!isFree && first.ordered && Number.parseInt(first.text, 10) !== 1)) return null
  const items: ListItem[] = []
  let end = at
  while (end < lines.length) {
    const marker = readMarker(lines[end] ?? '')
    if (marker === null || marker.ordered !== first.ordered || marker.indent >= first.indent + 2) break
    if (!budget.take(TASK_LINE.test(lines[end] ?? '') ? 2 * ITEM_COSTS : ITEM_COSTS)) break
    const from = end
    end = endOfItem(lines, from, marker.indent)
    items.push(readItem(lines.slice(from, end), marker, deeper))
    const next = afterBlankLines(lines, end)
    if (next > end && isSibling(lines[next], first)) end = next
  }
  return items.length === 0 ? null : { block: { kind: 'list', ordered: first.ordered, items }, end }
}

function readMarker(line: string): Marker | null {
  const match = ITEM.exec(line)
  if (match === null || DRAWN.test(line)) return null
  const [whole, indent = '', text = ''] = match
  return { indent: widthOf(indent), text, width: whole.length, ordered: /\d/.test(text) }
}

function isSibling(line: string | undefined, first: Marker): boolean {
  const marker = readMarker(line ?? '')
  return marker !== null && marker.ordered === first.ordered && marker.indent < first.indent + 2
}

/** What is set in by two goes on with the item, also behind blank lines. */
function endOfItem(lines: readonly string[], from: number, indent: number): number {
  let end = from + 1
  while (end < lines.length) {
    const next = afterBlankLines(lines, end)
    if (next >= lines.length || indentOf(lines[next] ?? '') < indent + 2) return end
    end = next + 1
  }
  return end
}

function afterBlankLines(lines: readonly string[], at: number): number {
  let next = at
  while (next < lines.length && (lines[next] ?? '').trim() === '') next++
  return next
}

function readItem(lines: readonly string[], marker: Marker, deeper: Lines['deeper']): ListItem {
  const [head = '', ...rest] = lines
  const words = head.slice(marker.width)
  const task = TASK.exec(words)
  const own = task === null ? words : words.slice(task[0].length)
  const children = deeper([own, ...rest.map((line) => withoutIndent(line, marker.width))])
  return { marker: marker.text, done: task === null ? null : task[1] !== ' ', children }
}

function indentOf(line: string): number {
  return widthOf(/^[ \t]*/.exec(line)?.[0] ?? '')
}

function widthOf(space: string): number {
  return space.replaceAll('\t', '    ').length
}

function withoutIndent(line: string, most: number): string {
  const bare = line.trimStart()
  return ' '.repeat(Math.max(0, indentOf(line) - most)) + bare
}
