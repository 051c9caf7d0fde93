import { condemnFile, deleteFileRow, findRemovableFiles } from '@parley/db'
import type { CoreContext } from '../context.ts'
import type { FileStore } from './file-store.ts'

/** How long an upload waits for the message that it is meant for. */
const UNUSED_KEPT_MS = 24 * 60 * 60 * 1000
const PORTION = 200

/**
 * Removes files that nobody will see again, with their bytes: uploads that nothing used for a day, and what was deleted.
 * The row goes last, so that a round that was cut off is done again. Several processes may do it at once.
 * @returns how many were removed by this call
 */
export async function removeUnusedFiles(
  core: Pick<CoreContext, 'database'>,
  store: FileStore,
  isStopped: () => boolean = () => false,
): Promise<number> {
  const before = new Date(Date.now() - UNUSED_KEPT_MS)
  let removed = 0
  while (!isStopped()) {
    const ids = await findRemovableFiles(core.database, before, PORTION)
    for (const id of ids) {
      if (isStopped()) return removed
      if (!(await condemnFile(core.database, id, before))) continue
      await store.remove(id)
      await deleteFileRow(core.database, id)
      removed += 1
    }
    if (ids.length < PORTION) break
  }
  return removed
}
