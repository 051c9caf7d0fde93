import { findInvite, findInvitedRoom, findPeople } from '@parley/db'
import { type ListedRoom, type Person, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { hashInviteCode } from './invite-code.ts'
import { requireGoodInvite } from './require-good-invite.ts'

export interface InvitePreview {
  readonly listed: ListedRoom
  /** Who made the link. */
  readonly by: Person | null
}

/**
 * What somebody may know of a room whose link they hold, before they enter.
 * @throws Refusal INVITE_NOT_FOUND, INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP
 */
export async function previewInvite(core: CoreContext, principal: Principal, code: string): Promise<InvitePreview> {
  const invite = await findInvite(core.database, hashInviteCode(code))
  const listed = invite && (await findInvitedRoom(core.database, invite.roomId, principal.personId))
  if (!invite || !listed) throw new Refusal('INVITE_NOT_FOUND')
  if (!listed.joined) requireGoodInvite(invite)
  const [by = null] = await findPeople(core.database, [invite.byId])
  return { listed, by }
}
