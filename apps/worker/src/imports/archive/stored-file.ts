import { type FileStore, IMPORT_PIECE_BYTES } from '@parley/core'
import type { JobPart } from '@parley/db'

/** A file that was uploaded in pieces, as if it were one. */
export interface StoredFile {
  readonly size: number
  /** How far it was read: the end of the last part that was asked for. */
  readTo(): number
  /** Its bytes from `start` up to `end`, in parts that each fit in memory. */
  read(start: number, end: number): AsyncGenerator<Buffer>
}

/** Opens what `receiveImport` wrote: all pieces but the last are of one length. */
export function openStoredFile(files: FileStore, jobId: string, parts: readonly JobPart[]): StoredFile {
  const size = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  let furthest = 0
  // Small reads come one after the other out of the same piece.
  let held: { readonly index: number; readonly bytes: Buffer } | null = null
  async function piece(index: number): Promise<Buffer> {
    if (held?.index === index) return held.bytes
    const part = parts[index]
    const stored = part && (await files.open(jobId, part.variant as `p${string}`))
    if (!stored) throw new Error('a piece of the file is missing')
    const bytes = Buffer.from(await new Response(stored.stream).arrayBuffer())
    held = { index, bytes }
    return bytes
  }
  return {
    size,
    readTo: () => furthest,
    async *read(start, end) {
      for (let at = start; at < end; ) {
        const bytes = await piece(Math.floor(at / IMPORT_PIECE_BYTES))
        const from = at % IMPORT_PIECE_BYTES
        const part = bytes.subarray(from, Math.min(bytes.length, from + end - at))
        if (part.length === 0) throw new Error('a piece of the file is shorter than it was')
        at += part.length
        furthest = Math.max(furthest, at)
        yield part
      }
    },
  }
}
