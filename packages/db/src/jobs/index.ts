/** What takes long, and how the workers share it. */

export type { JobInput } from './job-row.ts'
export {
  cancelJobRow,
  countOpenJobs,
  findJobs,
  insertJob,
  loadJob,
  type NewJob,
  takeExportCode,
  writeExportCode,
} from './jobs.ts'
export {
  deleteOldJobs,
  findExpiredJobs,
  findJobParts,
  forgetJobParts,
  insertJobPart,
  type JobPart,
} from './parts.ts'
export {
  countOldMessages,
  findRetainedRooms,
  hasOldMessages,
  loadOldMessages,
  type RetainedRoom,
  writeRetainedTo,
} from './retention.ts'
export {
  beatJob,
  type Claim,
  type ClaimedJob,
  claimJob,
  commitPortion,
  endJob,
  type JobEnd,
  type JobProgress,
  queueSilentJobs,
  releaseJob,
} from './running.ts'
