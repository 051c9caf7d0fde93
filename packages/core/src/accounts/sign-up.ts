import { findInviteByCode, insertPerson, loadRegistration, takeWorkspaceInvite, writeWorkspaceRole } from '@parley/db'
import { type Person, Refusal, type SignUpInput } from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import { requireOpenTo } from '../admin/registration.ts'
import { requireGoodWorkspaceInvite } from '../admin/workspace-invites.ts'
import type { CoreContext } from '../context.ts'
import { enterAsGuest } from '../guests/choose-rooms.ts'
import { hashInviteCode } from '../invites/invite-code.ts'
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
 *   ACCOUNT_UNAVAILABLE, SIGN_UP_CLOSED, SIGN_UP_INVITED_ONLY, EMAIL_DOMAIN_REFUSED, INVITE_NOT_FOUND, INVITE_REVOKED,
 *   INVITE_EXPIRED, INVITE_USED_UP, UNAVAILABLE
 */
export async function signUp(core: CoreContext, input: SignUpInput): Promise<{ person: Person }> {
  const displayName = parseDisplayName(input.displayName, core.limits.displayNameCharacters)
  const handle = parseHandle(input.handle)
  const email = input.email === undefined || input.email.trim() === '' ? null : parseEmail(input.email)
  requireGoodPassword(input.password, { handle, email })
  // The first account of all may be made before the realtime server has ever run: whoever has one finds a workspace.
  await readWorkspace(core)
  const codeHash = input.invite === undefined ? null : hashInviteCode(input.invite)
  // Looked at before the hash, which is dear, and once more where it counts.
  await requireWelcome(core.database.ask, { email, codeHash, toUse: false })
  const passwordHash = await hashPassword(input.password)
  return core.database.transact(async (ask) => {
    const invite = await requireWelcome(ask, { email, codeHash, toUse: true })
    const person = await insertPerson({ ask }, { id: uuidv7(), handle, email, displayName, passwordHash })
    if (!person) throw new Refusal('ACCOUNT_UNAVAILABLE')
    // The first of all owns the workspace, whatever the link says.
    if (invite === null || person.role === 'owner') return { person }
    await takeWorkspaceInvite(ask, invite.id)
    if (invite.role !== person.role) await writeWorkspaceRole(ask, person.id, invite.role)
    if (invite.role === 'guest') await enterAsGuest(ask, person.id, invite.roomIds)
    return { person: { ...person, role: invite.role } }
  })
}

/** The invitation by which somebody comes, where they have one; a refusal where they may not make an account. */
async function requireWelcome(
  ask: CoreContext['database']['ask'],
  { email, codeHash, toUse }: { email: string | null; codeHash: Buffer | null; toUse: boolean },
) {
  const registration = await loadRegistration(ask)
  requireOpenTo(registration, { email, isInvited: codeHash !== null })
  return codeHash && requireGoodWorkspaceInvite(await findInviteByCode(ask, codeHash, { toUse }))
}
