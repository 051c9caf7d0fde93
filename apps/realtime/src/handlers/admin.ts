import type { CommandName } from '@parley/protocol'
import * as accounts from './admin-accounts.ts'
import * as rooms from './admin-rooms.ts'
import * as workspace from './admin-workspace.ts'
import type { Handler } from './handler.ts'
import * as jobs from './jobs.ts'
import { drainInstance, unwatchInstances, watchInstances } from './live.ts'
import { listSettingsHistory, readSettings, updateSettings } from './settings.ts'
import * as filter from './word-filter.ts'

/** What the dashboard asks: one line a command, as in `index.ts`. */
export const ADMIN_HANDLERS = {
  'overview.read': workspace.readOverview,
  'accounts.list': accounts.listAccounts,
  'accounts.read': accounts.readAccount,
  'accounts.appoint': accounts.appointPerson,
  'accounts.rooms': accounts.chooseGuestRooms,
  'accounts.suspend': accounts.suspendPerson,
  'accounts.unsuspend': accounts.unsuspendPerson,
  'accounts.deactivate': accounts.deactivatePerson,
  'accounts.reactivate': accounts.reactivatePerson,
  'accounts.signout': accounts.signOutPerson,
  'accounts.revoke': accounts.revokeSessionOf,
  'accounts.reset': accounts.makePasswordReset,
  'accounts.several': accounts.changeSeveralAccounts,
  'accounts.measure': accounts.measureAccount,
  'accounts.erase': accounts.eraseAccount,
  'registration.read': workspace.readRegistration,
  'registration.update': workspace.updateRegistration,
  'invites.create': workspace.createWorkspaceInvite,
  'invites.import': workspace.importPeople,
  'invites.list': workspace.listWorkspaceInvites,
  'invites.revoke': workspace.revokeWorkspaceInvite,
  'rooms.list': rooms.listManagedRooms,
  'rooms.read': rooms.readManagedRoom,
  'rooms.members': rooms.listManagedMembers,
  'rooms.update': rooms.updateManagedRoom,
  'rooms.archive': rooms.archiveRooms,
  'rooms.unarchive': rooms.unarchiveRooms,
  'rooms.appoint': rooms.appointInRoom,
  'rooms.add': rooms.addToRoom,
  'rooms.remove': rooms.removeFromRoom,
  'rooms.transfer': rooms.handOverRoom,
  'rooms.delete': rooms.deleteRoom,
  'live.watch': watchInstances,
  'live.unwatch': unwatchInstances,
  'live.drain': drainInstance,
  'jobs.list': jobs.listJobs,
  'jobs.read': jobs.readJob,
  'jobs.cancel': jobs.cancelJob,
  'exports.start': jobs.startExport,
  'exports.open': jobs.openExport,
  'imports.read': jobs.readImport,
  'imports.start': jobs.startImport,
  'retention.count': jobs.countRetention,
  'settings.read': readSettings,
  'settings.update': updateSettings,
  'settings.history': listSettingsHistory,
  'filter.list': filter.listFilterWords,
  'filter.add': filter.addFilterWords,
  'filter.change': filter.setFilterAction,
  'filter.remove': filter.removeFilterWords,
  'filter.try': filter.tryFilter,
  'audit.list': workspace.listAudit,
} as const satisfies { readonly [N in CommandName]?: Handler<N> }
