/** Longest line that is read: a message with all that hangs on it. */
export const MOST_LINE_BYTES = 4 * 1024 * 1024

export interface Line {
  readonly number: number
  /** Null where it is too long to be read. */
  readonly text: string | null
}

/** The lines of a text, however it is cut into parts; empty ones are left out. */
export async function* readLines(parts: AsyncIterable<Buffer>, most = MOST_LINE_BYTES): AsyncGenerator<Line> {
  let held: Buffer[] = []
  let size = 0
  let number = 1
  const line = (): Line => ({ number, text: size > most ? null : Buffer.concat(held).toString('utf8') })
  const hold = (part: Buffer) => {
    size += part.length
    if (size <= most) held.push(part)
    else held = []
  }
  for await (const part of parts) {
    let from = 0
    for (let end = part.indexOf(10); end !== -1; end = part.indexOf(10, from)) {
      hold(part.subarray(from, end))
      const read = line()
      if (read.text === null || read.text.trim() !== '') yield read
      held = []
      size = 0
      number += 1
      from = end + 1
    }
    if (from < part.length) hold(Buffer.from(part.subarray(from)))
  }
  if (size > 0) {
    const read = line()
    if (read.text === null || read.text.trim() !== '') yield read
  }
}
