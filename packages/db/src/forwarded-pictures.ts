import type { Picture } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { Ask } from './connection/ask.ts'

/**
 * Makes files of a person's own of pictures that a message passes on, over the same bytes, and gives them in their order.
 * Those that were removed meanwhile are left out. The pictures are locked until the transaction ends: none goes while it is
 * passed on.
 */
export async function copyPictures(ask: Ask, ownerId: string, pictures: readonly Picture[]): Promise<Picture[]> {
  const ids = pictures.map(({ id }) => id)
  const there = await ask<{ id: string }>(
    'lock_forwarded_pictures',
    `SELECT file.id::text FROM file WHERE file.id = ANY ($1::uuid[]) AND file.deleted_at IS NULL
     ORDER BY file.id FOR SHARE`,
    [ids],
  )
  const isThere = new Set(there.map(({ id }) => id))
  const passed = pictures.filter(({ id }) => isThere.has(id)).map((each) => ({ of: each.id, id: uuidv7(), each }))
  await ask(
    'copy_pictures',
    `INSERT INTO file (id, owner_id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, moves, bytes_of)
     SELECT copy.id, $1::uuid, file.purpose, file.name, file.media_type, file.width, file.height, file.bytes, 0, file.hash,
       file.moves, coalesce(file.bytes_of, file.id)
     FROM unnest($2::uuid[], $3::uuid[]) AS copy (of_id, id) JOIN file ON file.id = copy.of_id`,
    [ownerId, passed.map(({ of }) => of), passed.map(({ id }) => id)],
  )
  return passed.map(({ id, each }) => ({ ...each, id }))
}
