/** What those ask and change who run the workspace. */

export {
  countOtherOwners,
  endSessionsOf,
  hasPlainSuspension,
  liftSuspension,
  replaceBan,
  writeDeactivation,
  writeSuspension,
  writeWorkspaceRole,
} from './account-changes.ts'
export { loadAccount, loadAccountFacts } from './account-row.ts'
export { ACCOUNT_SORTS, findAccounts } from './accounts.ts'
export { type Actor, loadActor, lockWorkspace, withActor } from './acting.ts'
export { type Done, findAudit, writeAudit } from './audit.ts'
export { findErasure, finishErasure, measureAccount, writeErasure } from './erasure.ts'
export type { KeysetCursor, SortColumn } from './keyset.ts'
export { loadOverview, WORKER_NAME } from './overview.ts'
export { findPasswordReset, type ResetFor, writePassword, writePasswordReset } from './password-reset.ts'
export {
  type ItemOfPerson,
  loadItemsOfPerson,
  loadMessagesOfPerson,
  loadRoomsOfPerson,
  type MessageOfPerson,
  type RoomOfPerson,
} from './personal-data.ts'
export {
  countPersonalInvites,
  findTaken,
  insertPersonalInvites,
  type NewPersonalInvite,
} from './personal-invites.ts'
export {
  type FoundWorkspaceInvite,
  findInviteByCode,
  findWorkspaceInvite,
  insertWorkspaceInvite,
  loadRegistration,
  loadWorkspaceInvites,
  revokeWorkspaceInviteRow,
  takeWorkspaceInvite,
  writeRegistration,
} from './registration.ts'
export { deleteRoomRow, findManagedMembers, isDeleted, isMemberKey, loadOwnerIds } from './room-changes.ts'
export { findManagedRooms, loadManagedRoom, loadRoomFacts, ROOM_SORTS } from './rooms.ts'
export { purgeDeletedRooms, tallyMessages } from './tally.ts'
