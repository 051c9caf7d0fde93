import { insertPerson } from '@parley/db'
import { type Person, Refusal, type SignUpInput } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { readWorkspace } from '../workspace/read-workspace.ts'
import { parseDisplayName } from './display-name.ts'
import { parseEmail } from './email.ts'
import { parseHandle } from './handle.ts'
import { hashPassword } from './password-hash.ts'
import { requireGoodPassword } from './password-rules.ts'

/**
 * Makes an account; the first one of a workspace is its owner. A taken handle and a taken e-mail are answered alike
 * and after the same work, so that the answer tells less about who has an account here.
 * @throws Refusal DISPLAY_NAME_INVALID, TEXT_INVALID, HANDLE_INVALID, EMAIL_INVALID, PASSWORD_WEAK,
 *   ACCOUNT_UNAVAILABLE, UNAVAILABLE
 */
export async function signUp(core: CoreContext, input: SignUpInput): Promise<{ person: Person }> {
  const displayName = parseDisplayName(input.displayName, core.limits.displayNameCharacters)
  const handle = parseHandle(input.handle)
  const email = input.email === undefined || input.email.trim() === '' ? null : parseEmail(input.email)
  requireGoodPassword(input.password, { handle, email })
  // The first account of all may be made before the realtime server has ever run: whoever has one finds a workspace.
  await readWorkspace(core)
  const passwordHash = await hashPassword(input.password)
  const person = await insertPerson(core.database, { id: uuidv7(), handle, email, displayName, passwordHash })
  if (!person) throw new Refusal('ACCOUNT_UNAVAILABLE')
  return { person }
}
