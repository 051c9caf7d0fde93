import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { FileStore } from '@parley/core'
import { Refusal } from '@parley/protocol'

/** Ids become folders, so nothing else may be one. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const VARIANT = /^[a-z0-9]{1,16}$/

/**
 * Keeps files in a folder that every web instance and worker reaches: `<last two digits of the id>/<id>/<variant>`. The
 * folder is made with the first file, and for its owner alone.
 */
export function openLocalDisk(folder: string): FileStore {
  const folderOf = (fileId: string) => {
    if (!ID.test(fileId)) throw new RangeError('a file is named by a UUID')
    return path.join(folder, fileId.slice(-2), fileId)
  }
  const pathOf = (fileId: string, variant: string) => {
    if (!VARIANT.test(variant)) throw new RangeError('no such variant')
    return path.join(folderOf(fileId), variant)
  }

  return {
    async write(fileId, variant, bytes) {
      const target = pathOf(fileId, variant)
      try {
        await mkdir(folderOf(fileId), { recursive: true, mode: 0o700 })
        await writeDurably(target, bytes)
      } catch (error) {
        if (isFull(error)) throw new Refusal('STORAGE_FULL')
        throw error
      }
    },
    async open(fileId, variant) {
      const handle = await open(/* turbopackIgnore: true */ pathOf(fileId, variant)).catch(ignoreMissing)
      if (handle === null) return null
      try {
        const { size } = await handle.stat()
        return { size, stream: Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array> }
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    async remove(fileId) {
      await rm(folderOf(fileId), { recursive: true, force: true })
    },
    async freeBytes() {
      const there = await stat(folder).then(
        () => folder,
        () => path.dirname(folder),
      )
      return statfs(there).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      )
    },
  }
}

/** Under its own name only once it is whole and on the disk. */
async function writeDurably(target: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${target}.${randomUUID()}`
  try {
    const handle = await open(/* turbopackIgnore: true */ unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  // The name is durable once its folder is.
  const parent = await open(/* turbopackIgnore: true */ path.dirname(target))
  await parent.sync().finally(() => parent.close())
}

const isFull = (error: unknown) =>
  ['ENOSPC', 'EDQUOT', 'EROFS'].includes((error as NodeJS.ErrnoException | null)?.code ?? '')

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
