import type { CommandName } from '@parley/protocol'
import { ADMIN_HANDLERS } from './admin.ts'
import { confirmMessage, listConfirmations, nudge } from './confirmations.ts'
import { addEmoji, listEmoji, removeEmoji } from './emoji.ts'
import type { Handler } from './handler.ts'
import { acceptInvite, createInvite, listInvites, revokeInvite } from './invites.ts'
import { deleteMessage, editMessage, listPins, pin, react, readEdits, sendMessage } from './messages.ts'
import { MODERATION_HANDLERS } from './moderation.ts'
import { getPeople, searchPeople, updateProfile } from './people.ts'
import { keepPersonal, listPersonal } from './personal.ts'
import { closePoll, readVotes, vote } from './polls.ts'
import { reportPresence, watchPresence } from './presence.ts'
import { advanceReadPosition, readReaders } from './read-positions.ts'
import { openDirectRoom, promoteRoom } from './room-direct.ts'
import { createRoom, joinRoom, leaveRoom } from './room-membership.ts'
import {
  appointMember,
  archiveRoom,
  invitePeople,
  removeMember,
  transferRoom,
  unarchiveRoom,
  updateRoom,
} from './room-running.ts'
import { listMembers, listRooms, previewRoom, readHistory, seekMessage, syncRoom } from './rooms.ts'
import { hello } from './session-hello.ts'
import { listSessions, ping, revokeSession } from './sessions.ts'
import { listFollowedThreads, listMentions, listThreads } from './threads.ts'
import { startTyping, stopTyping } from './typing.ts'

/** One line a command. A command of the table without a line here is a type error. */
export const HANDLERS: { readonly [N in CommandName]: Handler<N> } = {
  'session.hello': hello,
  'session.ping': ping,
  'session.list': listSessions,
  'session.revoke': revokeSession,
  'room.list': listRooms,
  'room.create': createRoom,
  'room.join': joinRoom,
  'room.leave': leaveRoom,
  'room.members': listMembers,
  'room.history': readHistory,
  'room.seek': seekMessage,
  'room.sync': syncRoom,
  'room.preview': previewRoom,
  'room.direct': openDirectRoom,
  'room.promote': promoteRoom,
  'room.update': updateRoom,
  'room.archive': archiveRoom,
  'room.unarchive': unarchiveRoom,
  'room.invite': invitePeople,
  'room.remove': removeMember,
  'room.appoint': appointMember,
  'room.transfer': transferRoom,
  'invite.create': createInvite,
  'invite.list': listInvites,
  'invite.revoke': revokeInvite,
  'invite.accept': acceptInvite,
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'threads.list': listThreads,
  'threads.followed': listFollowedThreads,
  'mentions.list': listMentions,
  'message.react': react,
  'message.pin': pin,
  'message.edits': readEdits,
  'room.pins': listPins,
  'read.advance': advanceReadPosition,
  'room.readers': readReaders,
  'people.get': getPeople,
  'people.search': searchPeople,
  'profile.update': updateProfile,
  'personal.list': listPersonal,
  'personal.keep': keepPersonal,
  'emoji.list': listEmoji,
  'emoji.add': addEmoji,
  'emoji.remove': removeEmoji,
  'message.confirm': confirmMessage,
  'message.confirmations': listConfirmations,
  'message.nudge': nudge,
  'poll.vote': vote,
  'poll.close': closePoll,
  'poll.mine': readVotes,
  'presence.watch': watchPresence,
  'presence.report': reportPresence,
  'typing.start': startTyping,
  'typing.stop': stopTyping,
  ...ADMIN_HANDLERS,
  ...MODERATION_HANDLERS,
}
