import {
  accountSchema,
  registrationSchema,
  workspaceInviteSchema,
} from '../../packages/protocol/src/admin/account-schema.ts'
import { auditEntrySchema } from '../../packages/protocol/src/admin/audit-schema.ts'
import { instanceHistorySchema, instanceSchema } from '../../packages/protocol/src/admin/live-schema.ts'
import { overviewSchema } from '../../packages/protocol/src/admin/overview-schema.ts'
import { managedRoomSchema } from '../../packages/protocol/src/admin/room-schema.ts'
import { jobSchema } from '../../packages/protocol/src/jobs/schema.ts'
import { messageSchema } from '../../packages/protocol/src/messages/schema.ts'
import { reportedMessageSchema, restrictionSchema } from '../../packages/protocol/src/moderation/schema.ts'
import { personSchema } from '../../packages/protocol/src/people/schema.ts'
import {
  changeSchema,
  joinedRoomSchema,
  listedRoomSchema,
  memberSchema,
  roomSchema,
  unreadSchema,
} from '../../packages/protocol/src/rooms/schema.ts'
import { deviceSessionSchema, limitsSchema } from '../../packages/protocol/src/sessions/schema.ts'
import { settingsSchema, settingsStateSchema } from '../../packages/protocol/src/settings/schema.ts'
import { workspaceSchema } from '../../packages/protocol/src/settings/workspace-schema.ts'

/** Types that several commands share: each is described once and named elsewhere. */
export const NAMED_TYPES: readonly (readonly [name: string, schema: unknown])[] = [
  ['Person', personSchema],
  ['Message', messageSchema],
  ['Room', roomSchema],
  ['JoinedRoom', joinedRoomSchema],
  ['ListedRoom', listedRoomSchema],
  ['Member', memberSchema],
  ['Unread', unreadSchema],
  ['Change', changeSchema],
  ['DeviceSession', deviceSessionSchema],
  ['Limits', limitsSchema],
  ['Account', accountSchema],
  ['WorkspaceInvite', workspaceInviteSchema],
  ['Registration', registrationSchema],
  ['ManagedRoom', managedRoomSchema],
  ['Overview', overviewSchema],
  ['AuditEntry', auditEntrySchema],
  ['ReportedMessage', reportedMessageSchema],
  ['Restriction', restrictionSchema],
  ['Job', jobSchema],
  ['Instance', instanceSchema],
  ['InstanceHistory', instanceHistorySchema],
  ['Workspace', workspaceSchema],
  ['Settings', settingsSchema],
  ['SettingsState', settingsStateSchema],
]
