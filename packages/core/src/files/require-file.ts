import { type FileAccess, type FileRow, findFileAccess } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'

/**
 * A file that the caller may see. One that is absent, deleted or not open to them looks the same.
 * @throws Refusal FILE_NOT_FOUND
 */
export async function requireFile(core: CoreContext, principal: Principal, fileId: string): Promise<FileRow> {
  const access = isUuid(fileId) ? await findFileAccess(core.database, fileId, principal.personId) : null
  if (access === null || !mayOpen(access, principal.personId)) throw new Refusal('FILE_NOT_FOUND')
  return access.file
}

/** What nothing uses is its owner's alone; a picture of a message is for the room; avatars and emoji are for everybody. */
function mayOpen({ ownerId, purpose, isAttached, isMember }: FileAccess, personId: string): boolean {
  if (!isAttached) return ownerId === personId
  return purpose === 'message' ? isMember : true
}
