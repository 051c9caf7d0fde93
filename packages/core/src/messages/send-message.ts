import { loadMessage } from '@parley/db'
import { type CommandOutput, type Message, type ParsedInput, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { PresentOf } from '../mentions/find-called.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireMember } from '../rooms/access.ts'
import { requireFeature } from '../settings/require.ts'
import { parseBody } from './body.ts'
import { findCalledNames, NOBODY } from './mentions.ts'
import { postWithCare } from './post-with-care.ts'

/**
 * Posts a message; resolves after the commit. The same `clientId` again brings the first one as it is now, even for
 * somebody who left the room meanwhile: it was posted. Membership is checked under the room's lock. Text in a room
 * where everybody may write goes through the journal, in one round trip with what others send; all else is posted with care.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, POSTING_RESTRICTED, SLOW_MODE, WORD_BLOCKED, BLOCKED, MENTION_ALL_RESTRICTED, MESSAGE_NOT_FOUND, MESSAGE_DELETED,
 *   MESSAGE_EMPTY, MESSAGE_TOO_LONG, POLL_INVALID, TOO_MANY_FILES, FILE_NOT_FOUND, TEXT_INVALID, EPOCH_CHANGED, UNAVAILABLE
 */
export async function sendMessage(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.send'>,
  presentOf?: PresentOf,
): Promise<Outcome<CommandOutput<'message.send'>>> {
  const { roomId, clientId } = input
  if (input.forward !== undefined) requireFeature(core, 'forwarding')
  if (input.poll !== undefined) requireFeature(core, 'polls')
  if (input.confirm) requireFeature(core, 'confirmations')
  // Whom a forwarded text calls was called where it was written.
  if (input.forward !== undefined) return postWithCare(core, principal, { ...input, called: NOBODY })
  const written = parseBody(input.body, core.limits, input.files !== undefined)
  const { action, text: body } = core.wordFilter.screen(written)
  const called = findCalledNames(body)
  const isPlain =
    (action === null || action === 'mask') &&
    input.replyTo === undefined &&
    input.threadOf === undefined &&
    input.poll === undefined &&
    input.files === undefined &&
    !input.confirm
  if (!isPlain || called.handles.length > 0 || called.everybody !== null) {
    return postWithCare(core, principal, { ...input, body: written, called, presentOf })
  }
  const result = await core.database.journal.append({ roomId, authorId: principal.personId, clientId, body })
  if (!('message' in result)) {
    if (result.outcome === 'no_room') throw new Refusal('ROOM_NOT_FOUND')
    await requireMember(core, principal, roomId)
    // They are in it: it is a room where not everybody may write.
    return postWithCare(core, principal, { ...input, body: written, called })
  }
  const { epoch, outcome } = result
  const duplicate = outcome === 'duplicate'
  // Since it was committed something may hang on it, which the journal does not tell.
  const message = duplicate ? await readAgain(core, roomId, result.message) : result.message
  return {
    output: { message, duplicate },
    published: [{ roomId, epoch, changes: [{ type: 'message', rev: message.rev, message }] }],
  }
}

async function readAgain(core: CoreContext, roomId: string, message: Message): Promise<Message> {
  return (await loadMessage(core.database.ask, roomId, message.seq)) ?? message
}
