import { characterAt, characterBefore, isAsciiWord, isCjk, isPunctuation, isSpace } from './characters.ts'
import type { Mark } from './nodes.ts'

/** A run of `*`, `_`, `~~` or `||` that may begin or end a stretch of marked text. */
export interface Delimiter {
  readonly sign: string
  readonly length: number
  readonly canOpen: boolean
  readonly canClose: boolean
  /** Signs that belong to no pair; drawn as they are. */
  left: number
  /** What begins behind it, the innermost first. */
  readonly opens: Mark[]
  /** What ends before it, the innermost first. */
  readonly closes: Mark[]
}

/**
 * What a run of signs at `at` may do; null where it is plain text. The rules are CommonMark's, but for three things that
 * people write in a chat: emphasis needs no space beside Chinese; `2*3*4` and `a||b||c` are no marks; a single `~` is a tone.
 */
export function readDelimiter(text: string, at: number): Delimiter | { readonly length: number } {
  const sign = text.charAt(at)
  let end = at + 1
  while (text.charAt(end) === sign) end++
  const length = end - at
  const before = characterBefore(text, at)
  const after = characterAt(text, end)
  const isPair = sign === '~' || sign === '|'
  if (isPair && length !== 2) return { length }
  if ((length === 1 || sign === '|') && sign !== '_' && isAsciiWord(before) && isAsciiWord(after)) return { length }
  const opensHere = !isSpace(after) && (!isPunctuation(after) || isLoose(before) || isCjk(after))
  const closesHere = !isSpace(before) && (!isPunctuation(before) || isLoose(after) || isCjk(before))
  const isWhole = sign !== '_'
  const canOpen = opensHere && (isWhole || !closesHere || isPunctuation(before))
  const canClose = closesHere && (isWhole || !opensHere || isPunctuation(after))
  if (!canOpen && !canClose) return { length }
  return { sign, length, canOpen, canClose, left: length, opens: [], closes: [] }
}

function isLoose(neighbour: string): boolean {
  return isSpace(neighbour) || isPunctuation(neighbour) || isCjk(neighbour)
}

/**
 * Finds the pairs among runs that stand in this order. CommonMark's algorithm: where a search found nothing, the next one
 * of its kind does not look again, so the time grows with the number of signs only.
 */
export function pairDelimiters(delimiters: readonly Delimiter[]): void {
  const openers: number[] = []
  const searched = new Map<string, number>()
  delimiters.forEach((closer, index) => {
    const key = `${closer.sign}${closer.canOpen}${closer.length % 3}`
    while (closer.canClose && closer.left > 0) {
      const height = findOpener(delimiters, openers, closer, searched.get(key) ?? -1)
      if (height === -1) {
        searched.set(key, index - 1)
        break
      }
      const opener = delimiters[openers[height] ?? 0]
      if (opener === undefined) break
      const { mark, width } = markOf(closer.sign, Math.min(opener.left, closer.left))
      opener.opens.push(mark)
      closer.closes.push(mark)
      opener.left -= width
      closer.left -= width
      openers.length = opener.left > 0 ? height + 1 : height
    }
    if (closer.canOpen && closer.left > 0) openers.push(index)
  })
}

function findOpener(
  delimiters: readonly Delimiter[],
  openers: readonly number[],
  closer: Delimiter,
  above: number,
): number {
  for (let height = openers.length - 1; height >= 0; height--) {
    const index = openers[height] ?? -1
    if (index <= above) break
    const opener = delimiters[index]
    if (opener?.sign === closer.sign && fits(opener, closer)) return height
  }
  return -1
}

/** CommonMark's rule of three, by which `**a*b**` is one pair. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (!opener.canClose && !closer.canOpen) return true
  return (
    (opener.length + closer.length) % 3 !== 0 || opener.length % 3 === 0 || closer.sign === '~' || closer.sign === '|'
  )
}

function markOf(sign: string, signs: number): { readonly mark: Mark; readonly width: 1 | 2 } {
  if (sign === '~') return { mark: 'strike', width: 2 }
  if (sign === '|') return { mark: 'spoiler', width: 2 }
  return signs >= 2 ? { mark: 'strong', width: 2 } : { mark: 'emphasis', width: 1 }
}
