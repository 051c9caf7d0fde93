import {
  countPersonalInvites,
  findInviteByCode,
  findWorkspaceInvite,
  insertWorkspaceInvite,
  loadOpenRooms,
  loadWorkspaceInvites,
  revokeWorkspaceInviteRow,
} from '@parley/db'
import {
  type CommandOutput,
  type GuestRoom,
  MOST_WORKSPACE_INVITES,
  mayGiveRole,
  type ParsedInput,
  Refusal,
  type WorkspaceInvite,
} from '@parley/protocol'
import { v7 as uuidv7 } from 'uuid'
import type { CoreContext } from '../context.ts'
import { hashInviteCode, makeInviteCode } from '../invites/invite-code.ts'
import type { Principal } from '../principal.ts'
import { actOnWorkspace, requireActor } from './actor.ts'

const HOUR_MS = 3_600_000
const FOR_ANYBODY = { isPersonal: false, limit: 1_000 }
/** Of links for one person only so many are listed: each name stands in the list that they were made from. */
const FOR_ONE = { isPersonal: true, limit: 200 }

const named = (rooms: readonly GuestRoom[]) => rooms.length > 0 && { rooms: rooms.map(({ name }) => name) }

/**
 * Makes a link with which people make an account; its code is told now and never again.
 * @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, TOO_MANY_INVITES
 */
export function createWorkspaceInvite(
  core: CoreContext,
  principal: Principal,
  { role = 'member', roomIds = [], hours, uses }: ParsedInput<'invites.create'>,
): Promise<CommandOutput<'invites.create'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    if (!mayGiveRole(actor.role, role)) throw new Refusal('RANK_TOO_LOW', { field: 'role' })
    if (roomIds.length > 0 && role !== 'guest') throw new Refusal('NOT_A_GUEST')
    const rooms = await loadOpenRooms(ask, roomIds)
    if (rooms.length < new Set(roomIds).size) throw new Refusal('ROOM_NOT_FOUND')
    if ((await loadWorkspaceInvites(ask, FOR_ANYBODY)).length >= MOST_WORKSPACE_INVITES) {
      throw new Refusal('TOO_MANY_INVITES', { limit: MOST_WORKSPACE_INVITES })
    }
    const code = makeInviteCode()
    const id = uuidv7()
    const expiresAt = hours === undefined ? null : new Date(Date.now() + hours * HOUR_MS)
    const codeHash = hashInviteCode(code)
    await insertWorkspaceInvite(ask, {
      id,
      byId: actor.personId,
      codeHash,
      role,
      expiresAt,
      uses: uses ?? null,
      roomIds,
    })
    await audit({
      action: 'invites.create',
      target: { kind: 'invite', id, name: '' },
      after: { role, uses: uses ?? null, expiresAt: expiresAt?.toISOString() ?? null, ...named(rooms) },
    })
    const invite = await findWorkspaceInvite(ask, id)
    if (invite === null) throw new Error('an invitation was made and is not there')
    return { invite, code }
  })
}

/** The links that are good still, the newest first. @throws Refusal NOT_AN_ADMIN */
export async function listWorkspaceInvites(
  core: CoreContext,
  principal: Principal,
): Promise<CommandOutput<'invites.list'>> {
  await requireActor(core.database.ask, principal)
  const { ask } = core.database
  const [forAnybody, forOne, personal] = await Promise.all([
    loadWorkspaceInvites(ask, FOR_ANYBODY),
    loadWorkspaceInvites(ask, FOR_ONE),
    countPersonalInvites(ask),
  ])
  return { invites: [...forAnybody, ...forOne], personal }
}

/** Ends a link that gives no role above the caller's. @throws Refusal NOT_AN_ADMIN, RANK_TOO_LOW, INVITE_NOT_FOUND */
export function revokeWorkspaceInvite(
  core: CoreContext,
  principal: Principal,
  { inviteId }: ParsedInput<'invites.revoke'>,
): Promise<CommandOutput<'invites.revoke'>> {
  return actOnWorkspace(core, principal, async ({ ask, actor, audit }) => {
    const invite = await findWorkspaceInvite(ask, inviteId)
    if (invite === null) throw new Refusal('INVITE_NOT_FOUND')
    if (!mayGiveRole(actor.role, invite.role)) throw new Refusal('RANK_TOO_LOW')
    await revokeWorkspaceInviteRow(ask, inviteId)
    const { role, uses, usesLeft, expiresAt } = invite
    await audit({
      action: 'invites.revoke',
      target: { kind: 'invite', id: inviteId, name: '' },
      personId: invite.by.id,
      before: { role, uses, usesLeft, expiresAt },
    })
    return {}
  })
}

/** What the page of a link says of it; a refusal says why it is not good. */
export async function previewWorkspaceInvite(
  core: CoreContext,
  code: string,
): Promise<Pick<WorkspaceInvite, 'by' | 'role' | 'expiresAt' | 'invited'>> {
  const invite = await findInviteByCode(core.database.ask, hashInviteCode(code), { toUse: false })
  return requireGoodWorkspaceInvite(invite)
}

/** @throws Refusal INVITE_NOT_FOUND, INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP */
export function requireGoodWorkspaceInvite(
  invite: Awaited<ReturnType<typeof findInviteByCode>>,
): NonNullable<typeof invite> {
  if (invite === null) throw new Refusal('INVITE_NOT_FOUND')
  if (invite.isRevoked) throw new Refusal('INVITE_REVOKED')
  if (invite.isExpired) throw new Refusal('INVITE_EXPIRED')
  if (invite.usesLeft === 0) throw new Refusal('INVITE_USED_UP')
  return invite
}
