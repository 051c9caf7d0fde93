import type { FilePurpose, Picture } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'

export interface NewFile extends Picture {
  readonly ownerId: string
  readonly purpose: FilePurpose
  /** Of all variants together. */
  readonly storedBytes: number
  /** SHA-256 of the picture in full size. */
  readonly hash: Uint8Array
}

export interface FileRow extends Picture {
  readonly hash: Uint8Array
  /** Under which id its bytes are: those of a picture that was passed on are another one's. */
  readonly bytesOf: string
}

/** A file with what decides who may see it. */
export interface FileAccess {
  readonly file: FileRow
  /** Null once its owner is no more. */
  readonly ownerId: string | null
  readonly purpose: FilePurpose
  readonly isAttached: boolean
  /** Whether the one who asks is in the room of its message; false where there is none. */
  readonly isMember: boolean
}

interface Row {
  readonly id: string
  readonly name: string
  readonly media_type: string
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly moves: boolean
}

const COLUMNS = 'file.id::text, file.name, file.media_type, file.width, file.height, file.bytes, file.moves'

const toPicture = ({ id, name, media_type, width, height, bytes, moves }: Row): Picture => ({
  id,
  name,
  width,
  height,
  bytes,
  mediaType: media_type,
  ...(moves && { moves }),
})

/** Inserts a file that nothing uses yet, unless its owner has `mostUnused` of those already. Returns whether it did. */
export async function insertFile(database: Database, file: NewFile, mostUnused: number): Promise<boolean> {
  const rows = await database.ask(
    'insert_file_that_may_move',
    `INSERT INTO file (id, owner_id, purpose, name, media_type, width, height, bytes, stored_bytes, hash, moves)
     SELECT $1::uuid, $2::uuid, $3::file_purpose, $4, $5, $6, $7, $8, $9, $10, $12
     WHERE (SELECT count(*) FROM file AS unused
       WHERE unused.owner_id = $2::uuid AND unused.attached_at IS NULL AND unused.deleted_at IS NULL) < $11
     RETURNING id`,
    [
      file.id,
      file.ownerId,
      file.purpose,
      file.name,
      file.mediaType,
      file.width,
      file.height,
      file.bytes,
      file.storedBytes,
      file.hash,
      mostUnused,
      file.moves ?? false,
    ],
  )
  return rows.length > 0
}

/** A file that was not deleted, as somebody asks for it; null where there is none. */
export async function findFileAccess(database: Database, fileId: string, personId: string): Promise<FileAccess | null> {
  type Found = Row & {
    bytes_of: string
    hash: Buffer
    owner_id: string | null
    purpose: FilePurpose
    attached: boolean
    member: boolean
  }
  const [row] = await database.ask<Found>(
    'file_access_that_may_be_forwarded',
    `SELECT ${COLUMNS}, file.hash, coalesce(file.bytes_of, file.id)::text AS bytes_of, file.owner_id::text, file.purpose::text,
       file.attached_at IS NOT NULL AS attached,
       EXISTS (SELECT FROM member WHERE member.room_id = file.room_id AND member.person_id = $2::uuid
         AND member.state = 'joined') AS member
     FROM file WHERE file.id = $1::uuid AND file.deleted_at IS NULL`,
    [fileId, personId],
  )
  if (!row) return null
  const { hash, bytes_of, owner_id, purpose, attached, member } = row
  return {
    file: { ...toPicture(row), hash, bytesOf: bytes_of },
    ownerId: owner_id,
    purpose,
    isAttached: attached,
    isMember: member,
  }
}

/**
 * Of these, the pictures that their owner may put into a message: uploaded for one and used by nothing. They are locked until
 * the transaction ends.
 */
export async function lockUnusedPictures(ask: Ask, ownerId: string, ids: readonly string[]): Promise<Picture[]> {
  const rows = await ask<Row>(
    'lock_unused_pictures_that_may_move',
    `SELECT ${COLUMNS} FROM file
     WHERE file.id = ANY ($2::uuid[]) AND file.owner_id = $1::uuid AND file.purpose = 'message'
       AND file.attached_at IS NULL AND file.deleted_at IS NULL
     ORDER BY file.id FOR UPDATE`,
    [ownerId, ids],
  )
  return rows.map(toPicture)
}

/** Ties pictures to the message that they came with, within its transaction. */
export async function attachPictures(
  ask: Ask,
  ids: readonly string[],
  message: { readonly roomId: string; readonly seq: number },
): Promise<void> {
  await ask(
    'attach_pictures',
    `UPDATE file SET attached_at = clock_timestamp(), room_id = $2::uuid, message_seq = $3::bigint
     WHERE id = ANY ($1::uuid[])`,
    [ids, message.roomId, message.seq],
  )
}

/** Lets everybody see a person's own upload as their avatar. Returns false where it is not theirs, not meant for it, or gone. */
export async function attachAvatar(database: Database, personId: string, fileId: string): Promise<boolean> {
  const rows = await database.ask(
    'attach_avatar',
    `UPDATE file SET attached_at = coalesce(attached_at, clock_timestamp())
     WHERE id = $1::uuid AND owner_id = $2::uuid AND purpose = 'avatar' AND deleted_at IS NULL RETURNING id`,
    [fileId, personId],
  )
  return rows.length > 0
}

/** Deletes the avatars that a person had before the one of their profile. */
export async function releaseAvatars(database: Database, personId: string): Promise<void> {
  await database.ask(
    'release_avatars',
    `UPDATE file SET deleted_at = clock_timestamp()
     FROM person
     WHERE person.id = $1::uuid AND file.owner_id = person.id AND file.purpose = 'avatar'
       AND file.attached_at IS NOT NULL AND file.deleted_at IS NULL
       AND file.id::text IS DISTINCT FROM person.profile ->> 'avatarId'`,
    [personId],
  )
}

/** Deletes an own file that nothing uses. Returns whether there was one. */
export async function markUnusedDeleted(database: Database, fileId: string, ownerId: string): Promise<boolean> {
  const rows = await database.ask(
    'delete_unused_file',
    `UPDATE file SET deleted_at = clock_timestamp()
     WHERE id = $1::uuid AND owner_id = $2::uuid AND attached_at IS NULL AND deleted_at IS NULL RETURNING id`,
    [fileId, ownerId],
  )
  return rows.length > 0
}

/** Its bytes are nobody else's. */
const IS_FREE = 'NOT EXISTS (SELECT FROM file AS copy WHERE copy.bytes_of = file.id)'

/**
 * Files that nobody will see again: deleted, unused since before that moment, or without an owner and a message. An emoji or
 * an icon of the workspace outlives who added it, and bytes that were passed on outlive the message that they came with.
 */
export async function findRemovableFiles(database: Database, unusedBefore: Date, most: number): Promise<string[]> {
  const rows = await database.ask<{ id: string }>(
    'removable_free_files',
    `(SELECT id::text FROM file WHERE deleted_at IS NOT NULL AND ${IS_FREE} LIMIT $2)
     UNION (SELECT id::text FROM file WHERE attached_at IS NULL AND created_at < $1 LIMIT $2)
     UNION (SELECT id::text FROM file WHERE owner_id IS NULL AND room_id IS NULL
       AND (purpose NOT IN ('emoji', 'icon') OR attached_at IS NULL) AND ${IS_FREE} LIMIT $2)
     LIMIT $2`,
    [unusedBefore, most],
  )
  return rows.map(({ id }) => id)
}

/**
 * Takes a file that nobody will see again out of use for good, so that nothing can use it while its bytes go. Returns
 * whether it may be removed.
 */
export async function condemnFile(database: Database, fileId: string, unusedBefore: Date): Promise<boolean> {
  const rows = await database.ask(
    'condemn_free_file',
    `UPDATE file SET deleted_at = coalesce(deleted_at, clock_timestamp())
     WHERE id = $1::uuid AND ${IS_FREE} AND (deleted_at IS NOT NULL OR (attached_at IS NULL AND created_at < $2)
       OR (owner_id IS NULL AND room_id IS NULL AND (purpose NOT IN ('emoji', 'icon') OR attached_at IS NULL)))
     RETURNING id`,
    [fileId, unusedBefore],
  )
  return rows.length > 0
}

/** Removes the row of a file; its bytes must be gone before. */
export async function deleteFileRow(database: Database, fileId: string): Promise<void> {
  await database.ask('delete_file', 'DELETE FROM file WHERE id = $1::uuid', [fileId])
}
