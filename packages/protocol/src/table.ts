/**
 * The protocol table: every command and every event, with what it takes, answers, refuses and costs. The server's
 * dispatch and validation, the client's types, the reference page and the fuzz tests are all derived from it.
 * Importing this module pulls in zod; the browser imports `@parley/protocol` instead, for types and constants.
 */
import { adminCommands } from './admin/commands.ts'
import { confirmationCommands } from './confirmations/commands.ts'
import { emojiCommands } from './emoji/commands.ts'
import { EVENTS } from './events.ts'
import { inviteCommands } from './invites/commands.ts'
import { jobCommands } from './jobs/commands.ts'
import { mentionCommands } from './mentions/commands.ts'
import { messageActCommands } from './messages/act-commands.ts'
import { messageCommands } from './messages/commands.ts'
import { moderationCommands } from './moderation/commands.ts'
import { peopleCommands } from './people/commands.ts'
import { personalCommands } from './personal/commands.ts'
import { pollCommands } from './polls/commands.ts'
import { presenceCommands } from './presence/commands.ts'
import { readPositionCommands } from './read-positions/commands.ts'
import { roomCommands } from './rooms/commands.ts'
import { sessionCommands } from './sessions/commands.ts'
import { settingsCommands } from './settings/commands.ts'
import { threadCommands } from './threads/commands.ts'
import { typingCommands } from './typing/commands.ts'
import { filterCommands } from './word-filter/commands.ts'

export const COMMANDS = {
  ...sessionCommands,
  ...roomCommands,
  ...inviteCommands,
  ...messageCommands,
  ...threadCommands,
  ...mentionCommands,
  ...messageActCommands,
  ...readPositionCommands,
  ...peopleCommands,
  ...personalCommands,
  ...emojiCommands,
  ...pollCommands,
  ...confirmationCommands,
  ...presenceCommands,
  ...typingCommands,
  ...adminCommands,
  ...jobCommands,
  ...moderationCommands,
  ...filterCommands,
  ...settingsCommands,
}

export {
  eraseAccountInputSchema,
  resetPasswordInputSchema,
  signUpInputSchema,
  signUpOutputSchema,
  ticketOutputSchema,
} from './accounts/schema.ts'
export { AUDIT_FACTS, AUDITED, auditFilterSchema } from './admin/audit-schema.ts'
export { type Caller, COMMON_ERRORS, type CommandDefinition, type EventDefinition } from './define.ts'
export { badInput } from './errors/bad-input.ts'
export { uploadOutputSchema, uploadQuerySchema } from './files/schema.ts'
export { importQuerySchema } from './jobs/schema.ts'
export { messageSchema } from './messages/schema.ts'
export { PERSONAL_KINDS } from './personal/schema.ts'
export { memberSchema, roomSchema } from './rooms/schema.ts'
export { handshakeSchema } from './sessions/schema.ts'
export { settingsSchema } from './settings/schema.ts'
export { EVENTS }
