import { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { StoredFile } from './stored-file.ts'
import { requireHarmless, Unreadable } from './unreadable.ts'

const MOST_ENTRIES = 500_000

export interface Zip {
  /** The names of the files in it. They are only ever compared. */
  readonly names: readonly string[]
  /** The bytes of one of them, as they are unpacked. */
  read(name: string): AsyncGenerator<Buffer>
}

/** Opens a zip by the table at its end. @throws Unreadable */
export async function openZip(file: StoredFile): Promise<Zip> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true } as const
    yauzl.fromRandomAccessReader(new Pieces(file), file.size, options, (error, opened) =>
      error ? reject(unreadable(error)) : resolve(opened),
    )
  })
  const entries = new Map<string, yauzl.Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error) => reject(unreadable(error)))
    zip.on('end', () => resolve())
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
      if (entries.size > MOST_ENTRIES) reject(new Unreadable('too many files'))
      else zip.readEntry()
    })
    zip.readEntry()
  })
  return {
    names: [...entries.keys()],
    async *read(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw new Unreadable(`no ${name}`)
      requireHarmless(entry.compressedSize, entry.uncompressedSize)
      const stream = await new Promise<Readable>((resolve, reject) =>
        zip.openReadStream(entry, (error, opened) => (error ? reject(unreadable(error)) : resolve(opened))),
      )
      try {
        for await (const part of stream) yield part as Buffer
      } catch (error) {
        throw unreadable(error)
      } finally {
        stream.destroy()
      }
    },
  }
}

class Pieces extends yauzl.RandomAccessReader {
  readonly #file: StoredFile

  constructor(file: StoredFile) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end), { objectMode: false })
  }
}

/** What is said of the bytes is for ever; everything else may pass. */
function unreadable(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  const isOfSystem = code !== undefined && !/^Z_|^ERR_/.test(code)
  return isOfSystem || /a piece of the file/.test(message) ? error : new Unreadable(message)
}
