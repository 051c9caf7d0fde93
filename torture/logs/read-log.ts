import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Record } from './records.ts'

/** Reads a log line by line. A last line that was cut off (its writer was killed) is passed over. */
export async function* readLog(file: string): AsyncGenerator<Record> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.endsWith(']')) yield JSON.parse(line) as Record
  }
}
