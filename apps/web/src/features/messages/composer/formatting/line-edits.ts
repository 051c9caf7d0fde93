import type { Box, Edit } from './edit.ts'

type LineAct = 'quote' | 'list' | 'numbers'

const PREFIX: Readonly<Record<LineAct, RegExp>> = {
  quote: /^> ?/,
  list: /^[-*+] (?:\[[ xX]\] )?/,
  numbers: /^\d{1,9}[.)] /,
}
const ANY_ITEM = /^([ \t]*)(?:([-*+])|(\d{1,9})([.)])) (\[[ xX]\] )?/
const QUOTED = /^((?:> ?)+)/
const FENCE = /^ {0,3}(?:```|~~~)/

/** Makes the lines that the selection touches a quote or a list, or plain again where all of them are. */
export function lineEdit(act: LineAct, box: Box): Edit {
  const { from, to, lines } = touched(box)
  const written = lines.filter((line) => line.trim() !== '')
  const isSet = written.length > 0 && written.every((line) => PREFIX[act].test(line))
  let number = 0
  const changed = lines.map((line) => {
    if (line.trim() === '' && lines.length > 1) return line
    const bare = act === 'quote' ? line.replace(PREFIX.quote, '') : line.replace(ANY_ITEM, '$1')
    if (isSet) return bare
    number++
    return (act === 'quote' ? '> ' : act === 'list' ? '- ' : `${number}. `) + bare
  })
  const text = changed.join('\n')
  const isCaret = box.start === box.end
  return { from, to, text, start: isCaret ? from + text.length : from, end: from + text.length }
}

/** Puts the touched lines between fences, or takes the fences away. */
export function codeBlockEdit(box: Box): Edit {
  const { from, to, lines } = touched(box)
  const last = lines.at(-1) ?? ''
  if (lines.length > 2 && FENCE.test(lines[0] ?? '') && FENCE.test(last)) {
    const bare = lines.slice(1, -1).join('\n')
    return { from, to, text: bare, start: from, end: from + bare.length }
  }
  const code = lines.join('\n')
  const text = `\`\`\`\n${code}\n\`\`\``
  return { from, to, text, start: from + 4, end: from + 4 + code.length }
}

/** Goes on with the list or quote at the caret in a new line; ends it where its last item is empty. Null elsewhere. */
export function newLineEdit({ value, start, end }: Box): Edit | null {
  if (start !== end || isInCode(value, start)) return null
  const from = value.lastIndexOf('\n', start - 1) + 1
  const line = value.slice(from, start)
  const [prefix, next] = prefixOf(line)
  if (prefix === '') return null
  if (line.trim() === prefix.trim()) return { from, to: start, text: '', start: from, end: from }
  const text = `\n${next}`
  return { from: start, to: start, text, start: start + text.length, end: start + text.length }
}

/** What a line begins with, and what the next one does. */
function prefixOf(line: string): readonly [string, string] {
  const quote = QUOTED.exec(line)?.[0]
  if (quote !== undefined) return [quote, quote]
  const item = ANY_ITEM.exec(line)
  if (item === null) return ['', '']
  const [prefix, indent = '', bullet, number, end = '', task] = item
  const marker = bullet ?? `${Number(number) + 1}${end}`
  return [prefix, `${indent}${marker} ${task === undefined ? '' : '[ ] '}`]
}

/** Whether a position is between fences. */
export function isInCode(value: string, at: number): boolean {
  const lines = value.slice(0, at).split('\n')
  const open = lines.slice(0, -1).reduce((isOpen, line) => (FENCE.test(line) ? !isOpen : isOpen), false)
  return open && !FENCE.test(lines.at(-1) ?? '')
}

function touched({ value, start, end }: Box) {
  const from = value.lastIndexOf('\n', start - 1) + 1
  const next = value.indexOf('\n', end > start && value.charAt(end - 1) === '\n' ? end - 1 : end)
  const to = next === -1 ? value.length : next
  return { from, to, lines: value.slice(from, to).split('\n') }
}
