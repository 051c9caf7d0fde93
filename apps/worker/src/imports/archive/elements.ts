import { type Line, MOST_LINE_BYTES } from './lines.ts'
import { Unreadable } from './unreadable.ts'

const QUOTE = 34
const BACKSLASH = 92
const OPEN = new Set([91, 123])
const CLOSE = new Set([93, 125])
const COMMA = 44
const SPACE = new Set([9, 10, 13, 32])

/**
 * The elements of a JSON array, one after the other, however long it is: each as it stands there, with the number of the line that
 * it begins in. An element that is broken in itself does no harm to those behind it.
 * @throws Unreadable where it is no array
 */
export async function* readElements(parts: AsyncIterable<Buffer>, most = MOST_LINE_BYTES): AsyncGenerator<Line> {
  let depth = 0
  let isQuoted = false
  let isEscaped = false
  let line = 1
  let began = 0
  let held: Buffer[] = []
  let size = 0
  const hold = (part: Buffer) => {
    size += part.length
    if (size <= most) held.push(Buffer.from(part))
    else held = []
  }
  for await (const part of parts) {
    let from = depth === 0 || began === 0 ? -1 : 0
    for (let at = 0; at < part.length; at++) {
      const byte = part[at] as number
      if (byte === 10) line += 1
      if (depth === 0) {
        if (byte === 91) depth = 1
        else if (!SPACE.has(byte) && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) throw new Unreadable('no array')
        continue
      }
      if (began === 0) {
        if (SPACE.has(byte) || byte === COMMA) continue
        if (byte === 93) return
        began = line
        from = at
      }
      if (isEscaped) isEscaped = false
      else if (isQuoted) {
        if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isQuoted = false
      } else if (byte === QUOTE) isQuoted = true
      else if (OPEN.has(byte)) depth += 1
      else if (depth > 1 && CLOSE.has(byte)) depth -= 1
      else if (depth === 1 && (byte === COMMA || byte === 93)) {
        hold(part.subarray(from, at))
        yield { number: began, text: size > most ? null : Buffer.concat(held).toString('utf8') }
        held = []
        size = 0
        began = 0
        from = -1
        if (byte === 93) return
      }
    }
    if (from !== -1) hold(part.subarray(from))
  }
  throw new Unreadable('the array has no end')
}
