import { insertSession } from '@parley/db'
import { Refusal } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { toStorable } from '../text/storable.ts'
import { SESSION_TEXT_CHARACTERS, sessionExpiry } from './session-life.ts'

/**
 * Begins a session with an id of its own: a sign-in never continues an earlier one.
 * @throws Refusal ACCOUNT_DEACTIVATED where the person may not be here
 */
export async function startSession(
  core: CoreContext,
  { personId, device, address }: { personId: string; device: string; address: string },
): Promise<{ sessionId: string; expiresAt: Date }> {
  const session = {
    id: uuidv7(),
    personId,
    device: toStorable(device, SESSION_TEXT_CHARACTERS),
    address: toStorable(address, SESSION_TEXT_CHARACTERS),
    expiresAt: sessionExpiry(),
  }
  // They may have been kept out since their password was looked at.
  if (!(await insertSession(core.database, session))) throw new Refusal('ACCOUNT_DEACTIVATED')
  return { sessionId: session.id, expiresAt: session.expiresAt }
}
