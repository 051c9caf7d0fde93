import { loadMessage } from '@parley/db'
import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { parseBody } from './body.ts'
import { changeOwnMessage } from './change-own-message.ts'
import { findCalledNames } from './mentions.ts'

/**
 * Replaces the body of an own message; one with pictures may be without. The same `clientId` again changes nothing,
 * whatever happened since.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, BLOCKED, MESSAGE_NOT_FOUND, NOT_YOUR_MESSAGE, MESSAGE_DELETED, MESSAGE_EMPTY,
 *   MESSAGE_TOO_LONG, TEXT_INVALID, EPOCH_CHANGED
 */
export async function editMessage(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.edit'>,
): Promise<Outcome<CommandOutput<'message.edit'>>> {
  const { epoch, roomId, seq, clientId } = input
  const body = parseBody(
    input.body,
    core.limits,
    input.body.trim() === '' && (await isPictured(core, principal, input)),
  )
  return changeOwnMessage(core, {
    epoch,
    roomId,
    seq,
    clientId,
    body,
    authorId: principal.personId,
    ...findCalledNames(body),
  })
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
