import { deleteFileRow, insertFile } from '@parley/db'
import { type FilePurpose, type Picture, type PictureVariant, Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { parseFileName } from './file-name.ts'
import type { FileStore } from './file-store.ts'

/** Uploads of one person that nothing uses. More are never needed at a time, and nobody may fill the disk with them. */
const MOST_UNUSED = 100
const UNUSED_RETRY_AFTER_MS = 60_000
/** Kept free: the database may share the disk, and cannot do without. */
const SPARE_BYTES = 512 * 1024 * 1024

/** A picture as it was made from an upload: decoded once, written anew, nothing but pixels in it. */
export interface MadePicture {
  readonly mediaType: string
  readonly width: number
  readonly height: number
  /** SHA-256 of the original. */
  readonly hash: Uint8Array
  /** It moves, and a still one is among the variants. */
  readonly moves?: boolean
  readonly variants: ReadonlyMap<PictureVariant, Uint8Array>
}

export interface AddFileInput {
  readonly purpose: FilePurpose
  /** As the sender calls it. */
  readonly name: string
  readonly picture: MadePicture
}

/**
 * Keeps an uploaded picture for its owner until something uses it, for a day at most. The row stands before the bytes, so
 * that whatever becomes of the process, no bytes are left that nobody knows of.
 * @throws Refusal RATE_LIMITED where too many are unused, STORAGE_FULL, UNAVAILABLE
 */
export async function addFile(
  core: CoreContext,
  store: FileStore,
  principal: Principal,
  { purpose, name, picture }: AddFileInput,
): Promise<Picture> {
  const original = picture.variants.get('original')
  if (original === undefined) throw new Error('a picture has an original')
  const storedBytes = [...picture.variants.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
  const free = await store.freeBytes()
  if (free !== null && free - storedBytes < SPARE_BYTES) throw new Refusal('STORAGE_FULL')
  const { mediaType, width, height, hash, moves } = picture
  const file: Picture = {
    id: uuidv7(),
    name: parseFileName(name, mediaType),
    width,
    height,
    bytes: original.byteLength,
    mediaType,
    ...(moves && { moves }),
  }
  const row = { ...file, ownerId: principal.personId, purpose, storedBytes, hash }
  if (!(await insertFile(core.database, row, MOST_UNUSED))) {
    throw new Refusal('RATE_LIMITED', { retryAfterMs: UNUSED_RETRY_AFTER_MS })
  }
  try {
    for (const [variant, bytes] of picture.variants) await store.write(file.id, variant, bytes)
  } catch (error) {
    await store.remove(file.id)
    await deleteFileRow(core.database, file.id)
    throw error
  }
  return file
}
