/** For so many days what an export made can be downloaded. */
export const EXPORT_KEPT_DAYS = 7
/** For so many days a job that ended is told of. */
export const JOB_KEPT_DAYS = 90
/** Jobs of the workspace that wait or run at a time. */
export const MOST_OPEN_JOBS = 20
/** A link to the download of an export is good for so many seconds, once. */
export const EXPORT_LINK_SECONDS = 60
