import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Record } from './records.ts'

/** Collects lines and writes them in chunks, so that writing costs the load next to nothing. */
export interface LogWriter {
  write(record: Record): void
  close(): Promise<void>
}

const CHUNK = 64_000

export function openLog(file: string): LogWriter {
  const stream = createWriteStream(file)
  let chunk = ''
  const flush = () => {
    stream.write(chunk)
    chunk = ''
  }
  return {
    write(record) {
      chunk += `${JSON.stringify(record)}\n`
      if (chunk.length > CHUNK) flush()
    },
    async close() {
      flush()
      stream.end()
      await finished(stream)
    },
  }
}
