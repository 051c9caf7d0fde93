import type { Invited, Person, Registration, WorkspaceInvite } from '@parley/protocol'
import type { Ask } from '../connection/ask.ts'
import { PERSON_COLUMNS, type PersonRow, toPerson } from '../people.ts'
import { IS_ACTIVE } from '../standing.ts'

/** Who may make an account, and whether anybody has one: the first is never refused. */
export async function loadRegistration(ask: Ask): Promise<Registration & { readonly hasPeople: boolean }> {
  const [row] = await ask<Registration & { has_people: boolean }>(
    'registration',
    `SELECT registration_mode::text AS mode, registration_domains AS domains, EXISTS (SELECT FROM person) AS has_people
     FROM workspace WHERE id = 1`,
    [],
  )
  if (row === undefined) throw new Error('there is no workspace')
  return { mode: row.mode, domains: row.domains, hasPeople: row.has_people }
}

export async function writeRegistration(ask: Ask, { mode, domains }: Registration): Promise<void> {
  await ask(
    'write_registration',
    `UPDATE workspace SET registration_mode = $1::registration_mode, registration_domains = $2::text[] WHERE id = 1`,
    [mode, domains],
  )
}

interface InviteRow extends PersonRow {
  readonly invite_id: string
  readonly given: Person['role']
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly uses: number
  readonly uses_left: number | null
  readonly invited: Invited | null
  readonly room_ids: string[]
}

const COLUMNS = `invite.id::text AS invite_id, invite.role::text AS given, invite.created_at, invite.expires_at, invite.uses,
  invite.uses_left, invite.invited,
  invite.room_ids::text[] AS room_ids, ${PERSON_COLUMNS}`
/** Whoever made it is here still, and could give its role. The roles of the type stand in order, the owner first. */
const IS_BACKED = `(invite.revoked_at IS NULL AND ${IS_ACTIVE} AND person.role <= 'admin' AND person.role <= invite.role)`

function toInvite(row: InviteRow): WorkspaceInvite {
  return {
    id: row.invite_id,
    by: toPerson(row),
    role: row.given,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    uses: row.uses,
    usesLeft: row.uses_left,
    ...(row.given === 'guest' && { rooms: row.room_ids.length }),
    ...(row.invited && { invited: row.invited }),
  }
}

/** Good still, in SQL. */
const IS_GOOD = `(${IS_BACKED} AND (invite.expires_at IS NULL OR invite.expires_at > now())
  AND (invite.uses_left IS NULL OR invite.uses_left > 0))`

/** The links to the workspace that are good still, the newest first: those for anybody, or for one person each. */
export async function loadWorkspaceInvites(
  ask: Ask,
  { isPersonal, limit }: { isPersonal: boolean; limit: number },
): Promise<WorkspaceInvite[]> {
  const rows = await ask<InviteRow>(
    'workspace_invites',
    `SELECT ${COLUMNS} FROM workspace_invite AS invite JOIN person ON person.id = invite.by_id
     WHERE ${IS_GOOD} AND (invite.invited IS NOT NULL) = $1::boolean
     ORDER BY invite.created_at DESC, invite.id LIMIT $2`,
    [isPersonal, limit],
  )
  return rows.map(toInvite)
}

export interface NewWorkspaceInvite {
  readonly id: string
  readonly byId: string
  readonly codeHash: Buffer
  readonly role: Person['role']
  readonly expiresAt: Date | null
  readonly uses: number | null
  /** Of a guest's link. */
  readonly roomIds?: readonly string[]
}

export async function insertWorkspaceInvite(ask: Ask, invite: NewWorkspaceInvite): Promise<void> {
  await ask(
    'insert_workspace_invite',
    `INSERT INTO workspace_invite (id, by_id, code_hash, role, expires_at, uses_left, room_ids)
     VALUES ($1::uuid, $2::uuid, $3, $4::workspace_role, $5, $6, $7::uuid[])`,
    [invite.id, invite.byId, invite.codeHash, invite.role, invite.expiresAt, invite.uses, invite.roomIds ?? []],
  )
}

export async function findWorkspaceInvite(ask: Ask, inviteId: string): Promise<WorkspaceInvite | null> {
  const [row] = await ask<InviteRow>(
    'workspace_invite',
    `SELECT ${COLUMNS} FROM workspace_invite AS invite JOIN person ON person.id = invite.by_id
     WHERE invite.id = $1::uuid AND invite.revoked_at IS NULL`,
    [inviteId],
  )
  return row ? toInvite(row) : null
}

export async function revokeWorkspaceInviteRow(ask: Ask, inviteId: string): Promise<void> {
  await ask(
    'revoke_workspace_invite',
    'UPDATE workspace_invite SET revoked_at = now(), invited = NULL WHERE id = $1::uuid',
    [inviteId],
  )
}

export interface FoundWorkspaceInvite extends WorkspaceInvite {
  /** Taken back, or whoever made it could not give its role any more. */
  readonly isRevoked: boolean
  readonly isExpired: boolean
  /** Of a guest's link: the rooms that were chosen. */
  readonly roomIds: readonly string[]
}

/** The link with this code. With `toUse` nobody else uses it until the transaction ends. */
export async function findInviteByCode(
  ask: Ask,
  codeHash: Buffer,
  { toUse }: { toUse: boolean },
): Promise<FoundWorkspaceInvite | null> {
  if (toUse) {
    await ask('lock_workspace_invite', 'SELECT FROM workspace_invite WHERE code_hash = $1 FOR UPDATE', [codeHash])
  }
  const [row] = await ask<InviteRow & { is_revoked: boolean; is_expired: boolean }>(
    'workspace_invite_by_code',
    `SELECT ${COLUMNS}, NOT ${IS_BACKED} AS is_revoked, coalesce(invite.expires_at <= now(), false) AS is_expired
     FROM workspace_invite AS invite JOIN person ON person.id = invite.by_id WHERE invite.code_hash = $1`,
    [codeHash],
  )
  return row ? { ...toInvite(row), isRevoked: row.is_revoked, isExpired: row.is_expired, roomIds: row.room_ids } : null
}

/** One use more, and one less that is left where they are counted. Its row must be locked. */
export async function takeWorkspaceInvite(ask: Ask, inviteId: string): Promise<void> {
  await ask(
    'use_workspace_invite',
    `UPDATE workspace_invite SET uses = uses + 1, uses_left = uses_left - 1,
       invited = CASE WHEN uses_left > 1 THEN invited END
     WHERE id = $1::uuid`,
    [inviteId],
  )
}
