import type { Box, Edit } from './edit.ts'
import type { FormatAct } from './format-act.ts'

const SIGNS = { bold: '**', italic: '*', strike: '~~', code: '`' } as const
const ADDRESS = /^https?:\/\/\S+$/i

/** Puts signs around what is selected, or takes them away where they stand already. */
export function markEdit(act: keyof typeof SIGNS, box: Box): Edit {
  const sign = SIGNS[act]
  const { value, start, end } = withoutSpaces(box)
  const width = sign.length
  if (isMarked(value.slice(0, start), value.slice(end), sign)) {
    const words = value.slice(start, end)
    return { from: start - width, to: end + width, text: words, start: start - width, end: end - width }
  }
  const words = value.slice(start, end)
  if (words.length >= 2 * width && isMarked(words, words, sign, true)) {
    const bare = words.slice(width, -width)
    return { from: start, to: end, text: bare, start, end: start + bare.length }
  }
  return { from: start, to: end, text: `${sign}${words}${sign}`, start: start + width, end: end + width }
}

/** `[words](…)`: the caret goes where something is missing. */
export function linkEdit(box: Box): Edit {
  const { value, start, end } = withoutSpaces(box)
  const words = value.slice(start, end)
  const isAddress = ADDRESS.test(words)
  const text = isAddress ? `[](${words})` : `[${words}]()`
  const caret = start + (words === '' || isAddress ? 1 : text.length - 1)
  return { from: start, to: end, text, start: caret, end: caret }
}

/** An address pasted over some words makes them a link. Null where it is to be pasted as it is. */
export function pasteEdit(pasted: string, { value, start, end }: Box): Edit | null {
  const address = pasted.trim()
  const words = value.slice(start, end)
  if (!ADDRESS.test(address) || words.trim() === '' || words.includes('\n') || ADDRESS.test(words.trim())) return null
  // Between the brackets of `[words](…)` an address is all that is missing.
  const text = `[${words}](${address.replaceAll(')', '%29').replaceAll('(', '%28')})`
  return { from: start, to: end, text, start: start + text.length, end: start + text.length }
}

/** A sign typed over a selection goes around it, and again around that: `*` twice is bold. */
export function typedEdit(key: string, { value, start, end }: Box): Edit | null {
  if (start === end || !['*', '_', '`', '~'].includes(key)) return null
  return { from: start, to: end, text: `${key}${value.slice(start, end)}${key}`, start: start + 1, end: end + 1 }
}

/** A double click selects the space behind a word, which signs must not enclose. */
function withoutSpaces({ value, start, end }: Box): Box {
  const words = value.slice(start, end)
  const bare = words.trim()
  if (bare === '') return { value, start, end }
  const from = start + words.indexOf(bare)
  return { value, start: from, end: from + bare.length }
}

/** Whether signs stand around: `*` is not the half of a `**`. */
function isMarked(before: string, after: string, sign: string, within = false): boolean {
  const character = sign.charAt(0)
  const left = within ? lengthAtStart(before, character) : lengthAtEnd(before, character)
  const right = within ? lengthAtEnd(after, character) : lengthAtStart(after, character)
  const holds = (length: number) => (sign === '*' ? length % 2 === 1 : sign === '`' ? length === 1 : length >= 2)
  return holds(left) && holds(right)
}

function lengthAtEnd(text: string, character: string): number {
  let length = 0
  while (text.charAt(text.length - 1 - length) === character) length++
  return length
}

function lengthAtStart(text: string, character: string): number {
  let length = 0
  while (text.charAt(length) === character) length++
  return length
}

export function isMarkAct(act: FormatAct): act is keyof typeof SIGNS {
  return act in SIGNS
}
