/** For so many days what an export made can be downloaded. */
export const EXPORT_KEPT_DAYS = 7
/** For so many days a job that ended is told of. */
export const JOB_KEPT_DAYS = 90
/** Jobs of the workspace that wait or run at a time. */
export const MOST_OPEN_JOBS = 20
/** A link to the download of an export is good for so many seconds, once. */
export const EXPORT_LINK_SECONDS = 60
/** A file that was uploaded to be imported is kept for so many days until it is. */
export const IMPORT_KEPT_DAYS = 7
/** Largest file that is imported, in bytes. */
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024 * 1024
/** Problems of an import that are told one by one; all of them are counted. */
export const MOST_IMPORT_PROBLEMS = 1000
/** Rooms of an import that are told one by one. */
export const MOST_IMPORT_ROOMS_TOLD = 500
