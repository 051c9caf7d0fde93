import type { Invite } from '@parley/protocol'
import type { Ask } from './connection/ask.ts'
import type { Database } from './open-database.ts'

interface InviteRow {
  readonly id: string
  readonly room_id: string
  readonly by_id: string
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly uses_left: number | null
}

const COLUMNS = `invite.id::text, invite.room_id::text, invite.by_id::text, invite.created_at, invite.expires_at, invite.uses_left`

/** Whoever made it is in the room still. */
const MAKER_IS_IN = `EXISTS (SELECT FROM member WHERE member.room_id = invite.room_id AND member.person_id = invite.by_id
  AND member.state = 'joined')`

export interface NewInvite {
  readonly id: string
  readonly roomId: string
  readonly byId: string
  /** SHA-256 of the code, which itself is stored nowhere. */
  readonly codeHash: Buffer
  readonly expiresAt: Date | null
  readonly uses: number | null
}

export async function insertInvite(ask: Ask, invite: NewInvite): Promise<Invite> {
  const [row] = await ask<InviteRow>(
    'insert_invite',
    `INSERT INTO room_invite AS invite (id, room_id, by_id, code_hash, expires_at, uses_left)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6) RETURNING ${COLUMNS}`,
    [invite.id, invite.roomId, invite.byId, invite.codeHash, invite.expiresAt, invite.uses],
  )
  if (row === undefined) throw new Error('an invite was inserted and not returned')
  return toInvite(row)
}

/** The invites of a room that are good still, the newest first. */
export async function loadInvites(ask: Ask, roomId: string): Promise<Invite[]> {
  const rows = await ask<InviteRow>(
    'invites',
    `SELECT ${COLUMNS} FROM room_invite AS invite
     WHERE invite.room_id = $1::uuid AND invite.revoked_at IS NULL AND ${MAKER_IS_IN}
       AND (invite.expires_at IS NULL OR invite.expires_at > now())
       AND (invite.uses_left IS NULL OR invite.uses_left > 0)
     ORDER BY invite.created_at DESC, invite.id`,
    [roomId],
  )
  return rows.map(toInvite)
}

export interface FoundInvite extends Invite {
  /** Taken back, or whoever made it is not in the room any more. */
  readonly isRevoked: boolean
  readonly isExpired: boolean
}

/** The invite with this code. Within a transaction that locked its room it is true until the end. */
export async function findInvite({ ask }: Pick<Database, 'ask'>, codeHash: Buffer): Promise<FoundInvite | null> {
  const [row] = await ask<InviteRow & { is_revoked: boolean; is_expired: boolean }>(
    'invite_by_code',
    `SELECT ${COLUMNS}, invite.revoked_at IS NOT NULL OR NOT ${MAKER_IS_IN} AS is_revoked,
       coalesce(invite.expires_at <= clock_timestamp(), false) AS is_expired
     FROM room_invite AS invite WHERE invite.code_hash = $1`,
    [codeHash],
  )
  return row === undefined ? null : { ...toInvite(row), isRevoked: row.is_revoked, isExpired: row.is_expired }
}

/** One use less, where they are counted. The room's row must be locked. */
export async function takeInvite(ask: Ask, inviteId: string): Promise<void> {
  await ask('use_invite', 'UPDATE room_invite SET uses_left = uses_left - 1 WHERE id = $1::uuid', [inviteId])
}

/** @returns whether there is such an invite in the room; of this person where `byId` is not null */
export async function revokeInviteRow(
  ask: Ask,
  { roomId, inviteId, byId }: { roomId: string; inviteId: string; byId: string | null },
): Promise<boolean> {
  const rows = await ask(
    'revoke_invite',
    `UPDATE room_invite SET revoked_at = coalesce(revoked_at, now())
     WHERE id = $1::uuid AND room_id = $2::uuid AND ($3::uuid IS NULL OR by_id = $3::uuid) RETURNING id`,
    [inviteId, roomId, byId],
  )
  return rows.length > 0
}

function toInvite(row: InviteRow): Invite {
  return {
    id: row.id,
    roomId: row.room_id,
    byId: row.by_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    usesLeft: row.uses_left,
  }
}
