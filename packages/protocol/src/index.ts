/** Types and constants of the protocol, free of zod at run time. The schemas are in `@parley/protocol/table`. */
export type {
  EraseAccountInput,
  ResetPasswordInput,
  SignUpInput,
  SignUpOutput,
  TicketOutput,
} from './accounts/schema.ts'
export type {
  Account,
  AccountDetails,
  GuestRoom,
  Holdings,
  ImportResult,
  Invited,
  Registration,
  WorkspaceInvite,
} from './admin/account-schema.ts'
export type { AuditEntry, Audited, AuditFact, AuditFilter } from './admin/audit-schema.ts'
export {
  ADMIN_PAGE_ROWS,
  DOMAIN,
  MOST_COUNTED,
  MOST_DOMAINS,
  MOST_GUEST_ROOMS,
  MOST_IMPORTED,
  MOST_IMPORTED_AT_ONCE,
  MOST_PERSONAL_INVITES,
  MOST_ROOMS_AT_ONCE,
  MOST_ROWS_COUNTED,
  MOST_WORKSPACE_INVITES,
  PASSWORD_RESET_HOURS,
  PERSONAL_INVITE_DAYS,
} from './admin/limits.ts'
export { LIVE_POINTS, LIVE_STEP_SECONDS } from './admin/live-limits.ts'
export type { Instance, InstanceHistory } from './admin/live-schema.ts'
export type { Overview } from './admin/overview-schema.ts'
export { isAbove, isAdminRole, isModeratorRole, mayChangeRole, mayGiveRole, WORKSPACE_ROLES } from './admin/ranks.ts'
export type { ManagedRoom, RoomDetails } from './admin/room-schema.ts'
export type { Confirm } from './confirmations/schema.ts'
export { EMOJI_NAME, EMOJI_NAME_CHARACTERS, MOST_CUSTOM_EMOJI } from './emoji/limits.ts'
export type { CustomEmoji } from './emoji/schema.ts'
export { ERRORS, type ErrorCode, type ErrorEntry, isErrorCode, type Locale } from './errors/codes.ts'
export { fillLimit, fillWord } from './errors/fill-limit.ts'
export { Refusal, type RefusalDetails, type WireError } from './errors/refusal.ts'
export { sentence, sentencesIn } from './errors/sentence.ts'
export {
  FILE_PURPOSES,
  type FilePurpose,
  MAX_FILE_BYTES,
  MAX_FILES_PER_MESSAGE,
  MAX_PICTURE_PIXELS,
  PICTURE_TYPES,
  PICTURE_VARIANTS,
  type PictureVariant,
} from './files/limits.ts'
export type { Picture, UploadOutput } from './files/schema.ts'
export type { Invite } from './invites/schema.ts'
export {
  EXPORT_KEPT_DAYS,
  EXPORT_LINK_SECONDS,
  IMPORT_KEPT_DAYS,
  JOB_KEPT_DAYS,
  MOST_IMPORT_BYTES,
  MOST_IMPORT_PROBLEMS,
  MOST_IMPORT_ROOMS_TOLD,
  MOST_OPEN_JOBS,
} from './jobs/limits.ts'
export type { ImportedRoom, ImportProblem, ImportSource, Job } from './jobs/schema.ts'
export {
  DEFAULT_LIMITS,
  DEFAULT_RATES,
  type Limits,
  MAX_BODY_BYTES,
  MAX_FRAME_BYTES,
  MOST_PINS,
  MOST_REACTIONS,
  MOST_READERS,
  type Rate,
  type RateClass,
} from './limits.ts'
export { NO_WORD_BEFORE, UNSPACED } from './messages/name-start.ts'
export type { Message, MessageExtras, Reaction, ReplyTo, Thread } from './messages/schema.ts'
export { MODERATION_NOTE_CHARACTERS, MUTE_MINUTES, REPORT_CONTEXT, REPORT_REASONS } from './moderation/limits.ts'
export type {
  Moderated,
  ReportDetails,
  ReportedMessage,
  ReportOutcome,
  ReportReason,
  Restriction,
} from './moderation/schema.ts'
export type { DoNotDisturb, Person, Profile, Status } from './people/schema.ts'
export { foldCase, holdsKeyword, keywordPattern, MOST_KEYWORDS } from './personal/keyword-pattern.ts'
export {
  READING_SETTINGS,
  type ReadingChoice,
  type ReadingSetting,
  readingChoice,
} from './personal/reading-settings.ts'
export type { PersonalItem, PersonalKind, PersonalValue } from './personal/schema.ts'
export { MOST_NAMED_VOTERS, MOST_POLL_OPTIONS } from './polls/limits.ts'
export type { NewPoll, Poll } from './polls/schema.ts'
export type { PersonPresence, PresenceState } from './presence/schema.ts'
export type { Reader } from './read-positions/schema.ts'
export {
  DESCRIPTION_CHARACTERS,
  MOST_IN_GROUP,
  MOST_INVITED_AT_ONCE,
  MOST_LINES_BETWEEN,
  MOST_SLOW_SECONDS,
  PREVIEW_MESSAGES,
} from './rooms/limits.ts'
export type {
  Change,
  HistoryPage,
  JoinedRoom,
  Line,
  ListedRoom,
  Member,
  MemberChange,
  MessageChange,
  PersonalChange,
  Room,
  RoomChange,
  SyncPage,
  Unread,
} from './rooms/schema.ts'
export type { Bootstrap, DeviceSession, Handshake } from './sessions/schema.ts'
export { DEFAULT_SETTINGS } from './settings/defaults.ts'
export {
  ACCENTS,
  type Accent,
  BANNER_CHARACTERS,
  FEATURES,
  type Feature,
  LEAST_FILE_BYTES,
  MESSAGE_CHARACTERS,
  MOST_MINUTES,
  MOST_RETENTION_DAYS,
  SETTINGS_PAGE_ROWS,
  WORKSPACE_NAME_CHARACTERS,
} from './settings/limits.ts'
export type { Banner, SettingKey, Settings, SettingsState, SettingsVersion } from './settings/schema.ts'
export type { Workspace } from './settings/workspace-schema.ts'
export type { FollowedThread, ListedThread } from './threads/schema.ts'
export { PROTOCOL_VERSION, SUPPORTED_PROTOCOL_VERSIONS } from './version.ts'
export type {
  Ack,
  ClientToServerEvents,
  CommandInput,
  CommandName,
  CommandOutput,
  EventName,
  EventPayload,
  ParsedInput,
  ServerToClientEvents,
} from './wire.ts'
export { FILTER_WORD_CHARACTERS, MOST_FILTER_WORDS } from './word-filter/limits.ts'
export type { FilterAction, FilterHit, FilterWord } from './word-filter/schema.ts'
