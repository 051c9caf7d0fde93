import { type LockedRoom, withLockedRoom } from '@parley/db'
import { type Member, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { requireEpoch } from '../workspace/require-epoch.ts'

export interface InRoom {
  readonly roomId: string
  /** Of the revs that came with the command, where any did. */
  readonly epoch?: string | undefined
  /** The least role in the room that may do it. */
  readonly least?: Member['role']
  /** Whether it may be done in an archived room, too. */
  readonly evenArchived?: boolean
}

/** A room that the caller is in. */
export type EnteredRoom = LockedRoom & { readonly role: Member['role'] }

const RANKS = { member: 0, moderator: 1, owner: 2 } as const satisfies Record<Member['role'], number>

/** Whether a role in a room is at least another. */
export function isAtLeast(role: Member['role'], least: Member['role']): boolean {
  return RANKS[role] >= RANKS[least]
}

/**
 * Does something to a room under its lock, in one transaction, and brings what is to be told to its members: every row that
 * the act stamped with a rev.
 * @throws Refusal EPOCH_CHANGED, ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, FORBIDDEN, and whatever the act throws
 */
export async function inRoom<T>(
  core: CoreContext,
  principal: Principal,
  options: InRoom,
  act: (room: EnteredRoom) => Promise<T>,
): Promise<Outcome<T>> {
  return changeRoom(core, principal, options.roomId, (room) => act(requireEntered(room, options)))
}

/** The same for whoever may not be in the room: the act looks for itself. @throws Refusal ROOM_NOT_FOUND */
export async function changeRoom<T>(
  core: CoreContext,
  principal: Principal,
  roomId: string,
  act: (room: LockedRoom) => Promise<T>,
): Promise<Outcome<T>> {
  const done = await withLockedRoom(core.database, { roomId, personId: principal.personId }, async (room) => {
    const output = await act(room)
    const { changes } = await room.changes()
    return { output, published: changes.length > 0 ? [{ roomId, epoch: room.epoch, changes }] : [] }
  })
  if (done === null) throw new Refusal('ROOM_NOT_FOUND')
  return done
}

/** @throws Refusal EPOCH_CHANGED, ROOM_NOT_FOUND, NOT_A_MEMBER, ROOM_ARCHIVED, FORBIDDEN */
export function requireEntered(
  room: LockedRoom,
  { epoch, least = 'member', evenArchived }: Omit<InRoom, 'roomId'>,
): EnteredRoom {
  if (epoch !== undefined) requireEpoch(epoch, room.epoch)
  const { role } = room
  if (role === null)
    throw new Refusal(room.room.kind === 'public' && !room.isHidden ? 'NOT_A_MEMBER' : 'ROOM_NOT_FOUND')
  if (room.room.archivedAt !== undefined && !evenArchived) throw new Refusal('ROOM_ARCHIVED')
  if (!isAtLeast(role, least)) throw new Refusal('FORBIDDEN')
  return { ...room, role }
}
