import type { StoredFile } from './stored-file.ts'

/** Bytes as if they had been uploaded, handed out in small parts. */
export function asStored(bytes: Buffer, part = 1000): StoredFile {
  let furthest = 0
  return {
    size: bytes.length,
    readTo: () => furthest,
    async *read(start, end) {
      for (let at = start; at < end; at += part) {
        furthest = Math.max(furthest, Math.min(end, at + part))
        yield bytes.subarray(at, Math.min(end, at + part))
      }
    },
  }
}

export async function* partsOf(text: string, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
