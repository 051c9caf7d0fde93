import { findRoomAccess, loadMessage } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import { requireToCallEverybody } from '../mentions/find-called.ts'
import { requireUnmutedIn } from '../moderation/require-unmuted.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireInTime } from '../settings/require.ts'
import { flagMessage, requireAllowed } from '../word-filter/require-allowed.ts'
import { parseBody } from './body.ts'
import { changeOwnMessage } from './change-own-message.ts'
import { findCalledNames } from './mentions.ts'

/**
 * Replaces the body of an own message, and takes those of its pictures off that are not among `files`; as long as one is
 * left, it may be without words. The same `clientId` again changes nothing,
 * whatever happened since.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, BLOCKED, MUTED, MENTION_ALL_RESTRICTED, MESSAGE_NOT_FOUND, NOT_YOUR_MESSAGE, MESSAGE_DELETED, MESSAGE_EMPTY,
 *   CALLING_RESTRICTED, TOO_LATE, MESSAGE_TOO_LONG, TEXT_INVALID, EPOCH_CHANGED
 */
export async function editMessage(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.edit'>,
): Promise<Outcome<CommandOutput<'message.edit'>>> {
  const { epoch, roomId, seq, clientId } = input
  const written = parseBody(
    input.body,
    core.limits,
    input.body.trim() === '' && (await isPictured(core, principal, input)),
  )
  await requireInTime(core, principal, { roomId, seq, body: written })
  await requireUnmutedIn(core.database.ask, roomId, principal.personId)
  const screened = core.wordFilter.screen(written)
  requireAllowed(screened, 'body')
  const body = screened.text
  const called = findCalledNames(body)
  if (called.everybody !== null) await requireCalling(core, principal, input)
  const changed = await changeOwnMessage(core, {
    epoch,
    roomId,
    seq,
    clientId,
    body,
    files: input.files ?? null,
    authorId: principal.personId,
    ...called,
  })
  await flagMessage(core.database.ask, roomId, changed.output.message, screened.flagged)
  return changed
}

/** What did not call everybody as it was sent may do so by an edit only where it could have been sent so. */
async function requireCalling(
  core: CoreContext,
  { personId }: Principal,
  { roomId, seq }: ParsedInput<'message.edit'>,
): Promise<void> {
  const { ask } = core.database
  const message = await loadMessage(ask, roomId, seq)
  if (message?.authorId !== personId || message.mentionsAll !== undefined) return
  const { role, kind } = await findRoomAccess(core.database, roomId, personId)
  if (role !== null && kind !== null) await requireToCallEverybody(core, ask, { id: roomId, kind, role })
}

/** Whether it is an own message that shows something without words. Of others' messages nothing is told. */
async function isPictured(
  core: CoreContext,
  { personId }: Principal,
  { roomId, seq }: ParsedInput<'message.edit'>,
): Promise<boolean> {
  const message = await loadMessage(core.database.ask, roomId, seq)
  return message?.authorId === personId && (message.files ?? []).length > 0
}
