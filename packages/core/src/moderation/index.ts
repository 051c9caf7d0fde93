/** What keeps order: reports, and what those who moderate do about them. */
export { deleteReported, dismissReport, reopenReportAgain, warnAuthor } from './act-on-report.ts'
export { doPurge } from './do-purges.ts'
export { isKeeper } from './keeper.ts'
export { listReports, readReport } from './list-reports.ts'
export { listRestrictions } from './list-restrictions.ts'
export { readModerated } from './read-moderated.ts'
export { reportMessage } from './report-message.ts'
export { banPerson, liftRestrictionOf, mutePerson } from './restrict.ts'
