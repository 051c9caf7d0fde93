/** What takes long, for those who run the workspace. */

export {
  EXPORT_VERSION,
  type ExportCursor,
  type ExportEntry,
  exportEntries,
  measureExport,
} from '../exports/export-entries.ts'
export { type OpenedExport, openExport, takeExport } from '../exports/open-export.ts'
export { startExport } from '../exports/start-export.ts'
export { beginRetention, countRetention, deleteOldMessages, readRetentionDays } from '../retention/retention.ts'
export { cancelJob } from './cancel-job.ts'
export { listJobs, readJob } from './list-jobs.ts'
export { removeOldJobs } from './remove-old-jobs.ts'
