/** The database: connections, the message journal, and one file of queries for each noun. SQL is written nowhere else. */
export * from './admin/index.ts'
export {
  addMentions,
  appendOne,
  extrasOf,
  loadMembersByHandle,
  loadMessage,
  loadMessageOf,
  loadReadableMessage,
  type NewMessage,
  replaceExtras,
} from './append-one.ts'
export { type ChangesPage, findChanges, findChangesOfRooms } from './changes.ts'
export {
  type ConfirmationPage,
  countConfirmations,
  findConfirmations,
  findMissing,
  insertConfirmation,
  noteNudge,
} from './confirmations.ts'
export { insertDirectRoom, rewriteGroupKey } from './direct-rooms.ts'
export { type FormerBody, findEdits } from './edits.ts'
export {
  deleteEmoji,
  EMOJI_CHANNEL,
  type EmojiRev,
  findEmoji,
  findEmojiRev,
  insertEmoji,
  type LockedEmoji,
  loadEmojiNamed,
  parseEmojiNotice,
  withLockedEmoji,
} from './emoji.ts'
export { emptyDatabase } from './empty-database.ts'
export {
  countExport,
  type ExportedMessage,
  type ExportedPerson,
  type ExportScope,
  gatherEmoji,
  gatherFiles,
  gatherMembers,
  gatherMessages,
  gatherPeople,
  gatherRooms,
} from './exports/gather.ts'
export {
  attachAvatar,
  attachPictures,
  condemnFile,
  deleteFileRow,
  type FileAccess,
  type FileRow,
  findFileAccess,
  findRemovableFiles,
  insertFile,
  lockUnusedPictures,
  markUnusedDeleted,
  type NewFile,
  releaseAvatars,
} from './files.ts'
export { copyPictures } from './forwarded-pictures.ts'
export {
  isGuest,
  loadCompanions,
  loadGuestRooms,
  loadOpenRooms,
  loadSeenBy,
  writeGuestRooms,
} from './guests.ts'
export { findHome, type Home } from './homes.ts'
export * from './imports/index.ts'
export { type FoundInvite, findInvite, insertInvite, loadInvites, revokeInviteRow, takeInvite } from './invites.ts'
export * from './jobs/index.ts'
export type { AppendCommand, AppendResult } from './journal/command.ts'
export type { Journal, JournalBatch, JournalLoad } from './journal/journal.ts'
export { addLines, clearLines, writeLine } from './lines.ts'
export { findInvitedRoom, findListedRooms, findPublicRoom, type RoomQuery } from './listed-rooms.ts'
export { type LockedRoom, lockRoom, withLockedRoom } from './locked-room.ts'
export {
  changeMembership,
  findMembers,
  findRemover,
  findRoomIdsOf,
  hasAnyMembership,
  MEMBERSHIP_CHANNEL,
  type MembershipNotice,
  type MembershipResult,
  parseMembershipNotice,
  setMembership,
} from './members.ts'
export { findMentionPage, loadMemberIds, loadOutsidersByHandle } from './mentions.ts'
export {
  changeMessage,
  findMessagePage,
  type MessageChangeCommand,
  type MessageChangeResult,
  type MessagePage,
  type PageSide,
} from './messages.ts'
export * from './moderation/index.ts'
export { keepRead } from './notifications/keep-read.ts'
export type { Listener, Notifications } from './notifications/notifications.ts'
export { tellListeners, UNTOLD_CHANNEL } from './notifications/tell-listeners.ts'
export { type Database, type DatabaseOptions, openDatabase } from './open-database.ts'
export {
  findCredentials,
  findPasswordHash,
  findPeople,
  findStanding,
  hasPeople,
  insertPerson,
  type NewPerson,
  PERSON_CHANNEL,
  type ProfileChange,
  updateProfileRow,
} from './people.ts'
export { searchPeople } from './people-search.ts'
export {
  type DueItem,
  findDuePersonal,
  findPersonal,
  hasBlocked,
  type ItemToKeep,
  insertSelfRoom,
  loadPersonalValue,
  measurePersonal,
  type PersonalPage,
  type PersonalSize,
  postponeDuePersonal,
  writePersonal,
} from './personal.ts'
export { countPins, findPins, type PinPlace } from './pins.ts'
export { countVotes, findVotes, loadVote, type Vote, writeVote } from './polls.ts'
export { advanceReadPositionRow, findMovedPositions, type MovedPosition, type ReadPosition } from './read-positions.ts'
export { findReaders, type RoomReaders } from './readers.ts'
export { countMembers, loadRole, writeRole } from './roles.ts'
export { type RoomState, reloadRoom, writeRoomState } from './room-state.ts'
export {
  findHeads,
  findJoinedRoom,
  findRoomAccess,
  findRoomByName,
  type InsertRoomResult,
  insertRoom,
  type NewRoom,
  type RoomAccess,
} from './rooms.ts'
export { seekMessage } from './seek.ts'
export {
  deleteEndedSessions,
  endSessionRow,
  extendSessions,
  findDeadSessions,
  findSession,
  insertSession,
  listSessionsOf,
  type NewSession,
  SESSION_ENDED_CHANNEL,
  type SessionRow,
} from './sessions.ts'
export {
  attachIcon,
  findIcon,
  findSettingsVersions,
  loadSettings,
  SETTINGS_CHANNEL,
  type SettingsRow,
  writeSettings,
} from './settings.ts'
export { loadSlowTurn, type SlowTurn, writeSpoke } from './slow-mode.ts'
export { findFollowedThreads, findThreadPage, type ListCursor } from './threads.ts'
export * from './word-filter/index.ts'
export { findWorkspace, insertWorkspace } from './workspace.ts'
