import type { CommandName, ErrorCode } from '@parley/protocol'
import { ADMIN_HANDLERS } from '../src/handlers/admin.ts'
import type { AdminCommand } from './admin-commands.ts'
import type { ModerationCommand } from './moderation-commands.ts'

/**
 * Everyone who may try a command. `author` made the room and wrote the message that the command names; `member` is
 * in the room; `exMember` was; `outsider` never was; `nobody` names a room that does not exist; `revoked` is the
 * author on a device whose session was ended. Who is not signed in at all gets no socket: see the handshake tests.
 */
export const CALLERS = ['author', 'member', 'exMember', 'outsider', 'nobody', 'revoked'] as const
export type Caller = (typeof CALLERS)[number]
export type Row = Readonly<Record<Caller, 'done' | ErrorCode>>

const everyone: Row = {
  author: 'done',
  member: 'done',
  exMember: 'done',
  outsider: 'done',
  nobody: 'done',
  revoked: 'SESSION_ENDED',
}
const anyPerson: Row = { ...everyone, nobody: 'ROOM_NOT_FOUND' }
const members: Row = {
  ...anyPerson,
  exMember: 'NOT_A_MEMBER',
  outsider: 'NOT_A_MEMBER',
}
/** Costs no query, so a room that is not yours looks like none. */
const hearers: Row = { ...anyPerson, exMember: 'ROOM_NOT_FOUND', outsider: 'ROOM_NOT_FOUND' }
/** The author made the room. */
const runners: Row = { ...members, member: 'FORBIDDEN' }
const authorOnly: Row = { ...members, member: 'NOT_YOUR_MESSAGE' }
/** The author is an admin of the workspace, and nobody else. */
const none = 'NOT_AN_ADMIN'
const noSession = 'SESSION_NOT_FOUND'
const admins: Row = { ...everyone, member: none, exMember: none, outsider: none, nobody: none }

const allOf = (code: ErrorCode): Row => ({
  author: code,
  member: code,
  exMember: code,
  outsider: code,
  nobody: code,
  revoked: 'SESSION_ENDED',
})
/** Each of them owns some room, and keeps order there. */
const keepers: Row = { ...allOf('ROOM_NOT_FOUND'), author: 'done' }

/** The report that the command names is none: what is done with one is told in moderation.integration.test.ts. */
const MODERATION: Readonly<Record<ModerationCommand, Row>> = {
  'message.report': { ...members, author: 'NOT_YOURSELF' },
  'reports.list': everyone,
  'reports.read': allOf('REPORT_NOT_FOUND'),
  'reports.dismiss': allOf('REPORT_NOT_FOUND'),
  'reports.reopen': allOf('REPORT_NOT_FOUND'),
  'reports.delete': allOf('REPORT_NOT_FOUND'),
  'reports.warn': allOf('REPORT_NOT_FOUND'),
  'moderation.list': everyone,
  'moderation.person': everyone,
  'moderation.mute': keepers,
  'moderation.ban': keepers,
  'moderation.lift': allOf('RESTRICTION_NOT_FOUND'),
}

/** A command without a row here is a type error, and fails the test of the matrix. */
export const MATRIX: Readonly<Record<CommandName, Row>> = {
  'session.hello': everyone,
  'session.ping': everyone,
  'session.list': everyone,
  // Names a session of the author: everybody else's look like none.
  'session.revoke': { ...everyone, member: noSession, exMember: noSession, outsider: noSession, nobody: noSession },
  'room.list': everyone,
  'room.create': everyone,
  'room.join': anyPerson,
  // The author is the only owner, and not alone.
  'room.leave': { ...anyPerson, author: 'LAST_OWNER' },
  'room.members': members,
  'room.history': members,
  'room.seek': members,
  'room.sync': members,
  'room.preview': anyPerson,
  'room.direct': everyone,
  // Only a group can be promoted.
  'room.promote': { ...runners, author: 'FORBIDDEN' },
  'room.update': runners,
  'room.archive': runners,
  'room.unarchive': runners,
  'room.invite': members,
  'room.remove': runners,
  'room.appoint': runners,
  'room.transfer': runners,
  'invite.create': members,
  'invite.list': members,
  'invite.revoke': { ...members, member: 'INVITE_NOT_FOUND' },
  // Whoever holds the link may come in.
  'invite.accept': everyone,
  'message.send': members,
  'message.edit': authorOnly,
  'message.delete': authorOnly,
  'message.react': members,
  'message.pin': members,
  'message.edits': members,
  'room.pins': members,
  'read.advance': members,
  'room.readers': members,
  'people.get': everyone,
  'people.search': everyone,
  'profile.update': everyone,
  'threads.list': everyone,
  'threads.followed': everyone,
  'mentions.list': everyone,
  'personal.list': everyone,
  'personal.keep': everyone,
  'emoji.list': everyone,
  // The file that the command names is none.
  'emoji.add': { ...admins, author: 'FILE_NOT_FOUND' },
  'emoji.remove': admins,
  // The message that the command names asks for nothing: see confirmations.integration.test.ts.
  'message.confirm': { ...members, author: 'NOT_TO_CONFIRM', member: 'NOT_TO_CONFIRM' },
  'message.confirmations': { ...members, author: 'NOT_TO_CONFIRM', member: 'NOT_TO_CONFIRM' },
  'message.nudge': { ...members, author: 'NOT_TO_CONFIRM', member: 'NOT_TO_CONFIRM' },
  // The message that the command names is no poll; who may close one is told in polls.integration.test.ts.
  'poll.vote': { ...members, author: 'NOT_A_POLL', member: 'NOT_A_POLL' },
  'poll.close': { ...members, author: 'NOT_A_POLL', member: 'NOT_A_POLL' },
  'poll.mine': members,
  'presence.watch': everyone,
  'presence.report': everyone,
  'typing.start': hearers,
  'typing.stop': hearers,
  ...(Object.fromEntries(Object.keys(ADMIN_HANDLERS).map((name) => [name, admins])) as Record<AdminCommand, Row>),
  // What the command names is none, or named wrongly: what an admin may do is told in admin*.integration.test.ts.
  'accounts.rooms': { ...admins, author: 'NOT_A_GUEST' },
  'accounts.revoke': { ...admins, author: 'SESSION_NOT_FOUND' },
  'accounts.erase': { ...admins, author: 'NAME_NOT_REPEATED' },
  'invites.revoke': { ...admins, author: 'INVITE_NOT_FOUND' },
  'rooms.appoint': { ...admins, author: 'MEMBER_NOT_FOUND' },
  'rooms.remove': { ...admins, author: 'MEMBER_NOT_FOUND' },
  'rooms.delete': { ...admins, author: 'NAME_NOT_REPEATED' },
  'live.drain': { ...admins, author: 'INSTANCE_NOT_FOUND' },
  ...MODERATION,
  'jobs.read': { ...admins, author: 'JOB_NOT_FOUND' },
  'jobs.cancel': { ...admins, author: 'JOB_NOT_FOUND' },
  'exports.open': { ...admins, author: 'JOB_NOT_FOUND' },
  'imports.read': { ...admins, author: 'JOB_NOT_FOUND' },
  'imports.start': { ...admins, author: 'JOB_NOT_FOUND' },
}
