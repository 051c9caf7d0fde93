import type { Readable } from 'node:stream'

/** One line of a process's JSON log. Lines that are not JSON are kept as `{ msg }`. */
export interface LogLine {
  readonly msg?: string
  readonly [field: string]: unknown
}

/** What a process printed so far, and a way to wait for a line. */
export interface LogLines {
  readonly lines: readonly LogLine[]
  /** Resolves with the first line that matches, also of those already printed; rejects after `limitMs`. */
  waitFor(matches: (line: LogLine) => boolean, limitMs: number): Promise<LogLine>
}

export function collectLog(streams: readonly Readable[]): LogLines {
  const lines: LogLine[] = []
  const waiting = new Set<(line: LogLine) => void>()
  for (const stream of streams) readLines(stream, add)

  function add(text: string): void {
    const line = parse(text)
    lines.push(line)
    for (const see of waiting) see(line)
  }

  return {
    lines,
    waitFor(matches, limitMs) {
      const found = lines.find(matches)
      if (found !== undefined) return Promise.resolve(found)
      return new Promise((resolve, reject) => {
        const see = (line: LogLine) => {
          if (!matches(line)) return
          clearTimeout(timer)
          waiting.delete(see)
          resolve(line)
        }
        const timer = setTimeout(() => {
          waiting.delete(see)
          reject(new Error(`no such log line within ${limitMs} ms`))
        }, limitMs)
        waiting.add(see)
      })
    },
  }
}

function readLines(stream: Readable, add: (text: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) if (part !== '') add(part)
  })
}

function parse(text: string): LogLine {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as LogLine) : { msg: text }
  } catch {
    return { msg: text }
  }
}
