import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { StoredFile } from './stored-file.ts'
import { FREE_BYTES, requireHarmless, Unreadable } from './unreadable.ts'

const BLOCK = 512

export interface TarEntry {
  readonly name: string
  readonly size: number
  /** To be read before the next entry is asked for; what is left of it is skipped. */
  readonly content: AsyncIterable<Buffer>
}

/** The files of a `.tar.gz`, one after the other, as they are unpacked. Names are only ever compared. */
export async function* readTarGz(file: StoredFile, free = FREE_BYTES): AsyncGenerator<TarEntry> {
  const bytes = new Taken(unpack(file, free))
  for (;;) {
    const header = await bytes.take(BLOCK)
    if (header === null || header.every((byte) => byte === 0)) return
    const { name, size, isFile } = readHeader(header)
    let left = size
    async function* content(): AsyncGenerator<Buffer> {
      while (left > 0) {
        const part = await bytes.some(left)
        left -= part.length
        yield part
      }
    }
    if (isFile) yield { name, size, content: content() }
    for await (const _ of content()) {
      // Nobody wanted it.
    }
    const padding = (BLOCK - (size % BLOCK)) % BLOCK
    if (padding > 0 && (await bytes.take(padding)) === null)
      throw new Unreadable('the archive ends in the midst of a file')
  }
}

async function* unpack(file: StoredFile, free: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const source = Readable.from(file.read(0, file.size), { objectMode: false })
  source.on('error', (error) => gunzip.destroy(error))
  let unpacked = 0
  try {
    for await (const part of source.pipe(gunzip)) {
      unpacked += (part as Buffer).length
      requireHarmless(file.size, unpacked, free)
      yield part as Buffer
    }
  } catch (error) {
    // What zlib says of the bytes themselves; everything else may pass.
    if (/^Z_|^ERR_BUFFER/.test((error as NodeJS.ErrnoException).code ?? '')) throw new Unreadable('no gzip')
    throw error
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** Bytes in the portions that are asked for. */
class Taken {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** So many bytes; null at the end. */
  async take(count: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    let size = 0
    while (size < count) {
      if (this.#held.length === 0 && !(await this.#next())) {
        if (size === 0) return null
        throw new Unreadable('the archive is cut off')
      }
      const part = this.#held.subarray(0, count - size)
      this.#held = this.#held.subarray(part.length)
      parts.push(part)
      size += part.length
    }
    return Buffer.concat(parts)
  }

  /** Some bytes, at most so many. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0 && !(await this.#next())) throw new Unreadable('the archive is cut off')
    const part = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(part.length)
    return part
  }

  async #next(): Promise<boolean> {
    do {
      const { value, done } = await this.#source.next()
      if (done) return false
      this.#held = value
    } while (this.#held.length === 0)
    return true
  }
}

function readHeader(header: Buffer): { name: string; size: number; isFile: boolean } {
  const text = (from: number, length: number) => {
    const field = header.subarray(from, from + length)
    const end = field.indexOf(0)
    return field
      .subarray(0, end === -1 ? length : end)
      .toString('latin1')
      .trim()
  }
  const told = Number.parseInt(text(148, 8), 8)
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  const size = Number.parseInt(text(124, 12) || '0', 8)
  if (told !== sum || !Number.isSafeInteger(size) || size < 0) throw new Unreadable('no tar')
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : ''
  const kind = text(156, 1)
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size, isFile: kind === '' || kind === '0' }
}
