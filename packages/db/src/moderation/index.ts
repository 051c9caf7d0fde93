/** What keeps order: reports, mutes and bans, and the removal of what somebody wrote. */
export { type FoundKeeper, loadKeeper, loadModeratedRooms, loadStanding } from './keepers.ts'
export { finishPurge, insertPurge, nextPurge, type Purge, purgePortion, takeAway } from './purges.ts'
export {
  countReport,
  findContext,
  loadReporters,
  reopenReport,
  resolveReport,
  type StoredReport,
  writeReport,
} from './report-changes.ts'
export { findReports, loadReport, loadReportsOf, REPORT_SORTS, type Reach } from './reports.ts'
export {
  findRestrictions,
  insertRestriction,
  liftRestriction,
  loadBanReason,
  loadMute,
  loadRestriction,
  loadRestrictionsOf,
  refreshGuards,
  type StoredRestriction,
} from './restrictions.ts'
