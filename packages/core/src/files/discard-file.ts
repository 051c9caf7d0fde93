import { deleteFileRow, markUnusedDeleted } from '@parley/db'
import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isUuid } from '../text/uuid.ts'
import type { FileStore } from './file-store.ts'

/**
 * Removes an own upload that nothing uses, with its bytes.
 * @throws Refusal FILE_NOT_FOUND where there is none, or something uses it
 */
export async function discardFile(
  core: CoreContext,
  store: FileStore,
  principal: Principal,
  fileId: string,
): Promise<void> {
  const id = fileId.toLowerCase()
  if (!isUuid(id) || !(await markUnusedDeleted(core.database, id, principal.personId))) {
    throw new Refusal('FILE_NOT_FOUND')
  }
  await store.remove(id)
  await deleteFileRow(core.database, id)
}
