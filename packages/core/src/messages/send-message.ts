import type { CommandOutput, ParsedInput } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { refuseAccess } from '../rooms/access.ts'
import { parseBody } from './body.ts'

/**
 * Posts a message; resolves after the commit. The same `clientId` again brings the first one as it is now, even for
 * somebody who left the room meanwhile: it was posted. Membership is checked under the room's lock, in the same
 * round trip.
 * @throws Refusal ROOM_NOT_FOUND, NOT_A_MEMBER, MESSAGE_EMPTY, MESSAGE_TOO_LONG, TEXT_INVALID, UNAVAILABLE
 */
export async function sendMessage(
  core: CoreContext,
  principal: Principal,
  input: ParsedInput<'message.send'>,
): Promise<Outcome<CommandOutput<'message.send'>>> {
  const { roomId, clientId } = input
  const body = parseBody(input.body, core.limits)
  const result = await core.database.journal.append({ roomId, authorId: principal.personId, clientId, body })
  if (!('message' in result)) return refuseAccess(result.outcome)
  const { message, epoch } = result
  return {
    output: { message, duplicate: result.outcome === 'duplicate' },
    published: [{ roomId, epoch, changes: [{ type: 'message', rev: message.rev, message }] }],
  }
}
