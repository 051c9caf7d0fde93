import * as core from '@parley/core'
import type { CommandName } from '@parley/protocol'
import type { Chat, Handler } from './handler.ts'

const reportMessage: Handler<'message.report'> = ({ chat, principal, input }) =>
  core.reportMessage(chat.core, principal, input)

const listReports: Handler<'reports.list'> = ({ chat, principal, input }) =>
  core.listReports(chat.core, principal, input)

const readReport: Handler<'reports.read'> = ({ chat, principal, input }) => core.readReport(chat.core, principal, input)

const listRestrictions: Handler<'moderation.list'> = ({ chat, principal, input }) =>
  core.listRestrictions(chat.core, principal, input)

const readModerated: Handler<'moderation.person'> = ({ chat, principal, input }) =>
  core.readModerated(chat.core, principal, input)

/** Tells what an act changed, in the room and in the own rooms of whom it concerns. */
async function tell<T>(chat: Chat, act: Promise<core.Outcome<T>>): Promise<T> {
  const { output, published } = await act
  chat.fanOut.publish(published)
  return output
}

const dismissReport: Handler<'reports.dismiss'> = ({ chat, principal, input }) =>
  tell(chat, core.dismissReport(chat.core, principal, input))

const reopenReport: Handler<'reports.reopen'> = ({ chat, principal, input }) =>
  tell(chat, core.reopenReportAgain(chat.core, principal, input))

const deleteReported: Handler<'reports.delete'> = ({ chat, principal, input }) =>
  tell(chat, core.deleteReported(chat.core, principal, input))

const warnAuthor: Handler<'reports.warn'> = ({ chat, principal, input }) =>
  tell(chat, core.warnAuthor(chat.core, principal, input))

const mutePerson: Handler<'moderation.mute'> = ({ chat, principal, input }) =>
  tell(chat, core.mutePerson(chat.core, principal, input))

/**
 * What the database tells every instance is done here at once: nothing more of the room reaches who is banned from it after
 * the ack. The end of each session, where they are banned from everywhere, is told in the same transaction.
 */
const banPerson: Handler<'moderation.ban'> = ({ chat, principal, input }) =>
  chat.persons.run(input.personId, async () => {
    const { personId, roomId } = input
    const { output, published } = await core.banPerson(chat.core, principal, input)
    if (roomId !== null) {
      chat.fanOut.leaveRoom(personId, roomId)
      chat.fanOut.toPersonHere(personId, 'room.left', { roomId })
    }
    chat.fanOut.publish(published)
    return output
  })

const liftRestriction: Handler<'moderation.lift'> = ({ chat, principal, input }) =>
  tell(chat, core.liftRestrictionOf(chat.core, principal, input))

/** What keeps order: one line a command, as in `index.ts`. */
export const MODERATION_HANDLERS = {
  'message.report': reportMessage,
  'reports.list': listReports,
  'reports.read': readReport,
  'reports.dismiss': dismissReport,
  'reports.reopen': reopenReport,
  'reports.delete': deleteReported,
  'reports.warn': warnAuthor,
  'moderation.list': listRestrictions,
  'moderation.person': readModerated,
  'moderation.mute': mutePerson,
  'moderation.ban': banPerson,
  'moderation.lift': liftRestriction,
} as const satisfies { readonly [N in CommandName]?: Handler<N> }
