/** What those may do who run the workspace, and what comes of it: accounts, registration, rooms, the audit log. */
export {
  appointPerson,
  deactivatePerson,
  reactivatePerson,
  revokeSessionOf,
  signOutPerson,
  suspendPerson,
  unsuspendPerson,
} from './change-account.ts'
export {
  addToRoom,
  appointInRoom,
  deleteRoom,
  handOverRoom,
  removeFromRoom,
  setRoomsArchived,
  updateManagedRoom,
} from './change-managed-room.ts'
export { changeSeveralAccounts } from './change-several-accounts.ts'
export { eraseAccount, measureAccount } from './erase-account.ts'
export { type AuditPortion, exportAudit } from './export-audit.ts'
export { finishErasures } from './finish-erasures.ts'
export { importPeople } from './import-people.ts'
export { listAccounts, readAccount } from './list-accounts.ts'
export { listAudit } from './list-audit.ts'
export { listManagedMembers, listManagedRooms, readManagedRoom } from './list-managed-rooms.ts'
export { purgeDeletedRooms, readOverview, tallyMessages } from './overview.ts'
export { makePasswordReset, previewPasswordReset, redeemPasswordReset } from './password-reset.ts'
export { describeRegistration, readRegistration, updateRegistration } from './registration.ts'
export {
  createWorkspaceInvite,
  listWorkspaceInvites,
  previewWorkspaceInvite,
  revokeWorkspaceInvite,
} from './workspace-invites.ts'
