import { deleteOldJobs, findExpiredJobs, forgetJobParts, forgetStaged } from '@parley/db'
import { JOB_KEPT_DAYS } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { FileStore } from '../files/file-store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const PORTION = 50
const STAGED_PORTION = 5_000

/**
 * Removes what jobs wrote into the file store and nobody can have any more, and then what is told of old jobs. The rows go
 * last, so that a round that was cut off is done again.
 * @returns of how many jobs the bytes were removed
 */
export async function removeOldJobs(
  { database }: Pick<CoreContext, 'database'>,
  store: FileStore,
  isStopped: () => boolean = () => false,
): Promise<number> {
  let removed = 0
  for (;;) {
    const ids = isStopped() ? [] : await findExpiredJobs(database, PORTION)
    for (const id of ids) {
      await store.remove(id)
      while (await forgetStaged(database.ask, id, STAGED_PORTION)) if (isStopped()) return removed
      await forgetJobParts(database, id)
      removed += 1
    }
    if (ids.length < PORTION) break
  }
  await deleteOldJobs(database, new Date(Date.now() - JOB_KEPT_DAYS * DAY_MS))
  return removed
}
