import { JobFailure, type Perform } from '../jobs/portion.ts'
import { Unreadable } from './archive/unreadable.ts'
import { bringIn } from './bring-in.ts'
import { checkImport } from './check-import.ts'

/** Reads a file that was uploaded, and once somebody wanted what is in it, brings it in. */
export const performImport: Perform = async (run) => {
  try {
    return run.job.input.import?.stage === 'import' ? await bringIn(run) : await checkImport(run)
  } catch (error) {
    // It will not get better.
    if (error instanceof Unreadable) throw new JobFailure('IMPORT_UNREADABLE')
    throw error
  }
}
