import 'server-only'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refusal } from '@parley/protocol'
import { isHeic, type PictureType, pictureTypeOf, TELLING_BYTES } from './picture-type.ts'

export interface Upload {
  /** Where it lies until `work` is done. */
  readonly file: string
  readonly type: PictureType
}

/** Sentences speak of megabytes. */
const limitOf = (bytes: number) => ({ limit: Math.floor((bytes / 1024 / 1024) * 10) / 10 })

/**
 * Reads a body into a file of its own, no further than it is a picture and within the limit; removes it when `work` is done.
 * @throws Refusal FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, FILE_HEIC, BAD_REQUEST where the body is empty
 */
export async function receiveUpload<T>(
  request: Request,
  mostBytes: number,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const told = Number(request.headers.get('content-length'))
  if (told > mostBytes) throw new Refusal('FILE_TOO_LARGE', limitOf(mostBytes))
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-upload-'))
  try {
    const file = path.join(folder, 'upload')
    const type = await write(request, file, mostBytes)
    return await work({ file, type })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(request: Request, file: string, mostBytes: number): Promise<PictureType> {
  const handle = await open(file, 'wx', 0o600)
  try {
    let head = Buffer.alloc(0)
    let type: PictureType | null = null
    let size = 0
    for await (const part of request.body ?? []) {
      size += part.byteLength
      if (size > mostBytes) throw new Refusal('FILE_TOO_LARGE', limitOf(mostBytes))
      if (type === null) {
        head = Buffer.concat([head, part.subarray(0, TELLING_BYTES - head.length)])
        type = pictureTypeOf(head)
        if (type === null && head.length >= TELLING_BYTES)
          throw new Refusal(isHeic(head) ? 'FILE_HEIC' : 'FILE_TYPE_NOT_ALLOWED')
      }
      await handle.writeFile(part)
    }
    if (size === 0) throw new Refusal('BAD_REQUEST', { field: 'body' })
    if (type === null) throw new Refusal(isHeic(head) ? 'FILE_HEIC' : 'FILE_TYPE_NOT_ALLOWED')
    return type
  } finally {
    await handle.close()
  }
}
