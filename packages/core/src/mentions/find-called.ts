import { isGuest, type LockedRoom, loadMemberIds, loadMembersByHandle, loadOutsidersByHandle } from '@parley/db'
import { type Member, type MessageExtras, Refusal, type Room } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { CalledNames } from '../messages/mentions.ts'
import { isAtLeast } from '../rooms/in-room.ts'

/** In rooms of more people than this, calling everybody is for moderators. */
const MOST_CALLED_BY_ANYBODY = 50
/** A message tells whom `@here` called, up to so many. */
const MOST_NAMED = 500

/** Which of these people are there at this moment; null where nobody knows. */
export type PresentOf = (personIds: readonly string[]) => Promise<readonly string[] | null>

export interface Called {
  readonly extras: Pick<MessageExtras, 'mentions' | 'mentionsAll' | 'here'>
  /** Rows of `mention`. The room's own id stands for everybody in it. */
  readonly mentioned: readonly string[]
  /** People who exist and are not in the room; of whom a guest hears nothing. */
  readonly notInRoom: readonly string[]
}

/**
 * Whom `@here` calls: who is there as it is sent. Looked at before the room is locked, since it asks another store. Null
 * where it calls everybody: nobody knows who is there, or they are too many to be told.
 */
export async function findPresent(
  core: CoreContext,
  roomId: string,
  { everybody }: CalledNames,
  presentOf: PresentOf | undefined,
): Promise<readonly string[] | null> {
  if (everybody !== 'here' || presentOf === undefined) return null
  const present = await presentOf(await loadMemberIds(core.database.ask, roomId))
  return present !== null && present.length <= MOST_NAMED ? present : null
}

/**
 * In a large room, or where the workspace says so, only who moderates it calls everybody.
 * @throws Refusal MENTION_ALL_RESTRICTED, CALLING_RESTRICTED
 */
export async function requireToCallEverybody(
  { settings }: Pick<CoreContext, 'settings'>,
  ask: LockedRoom['ask'],
  { id, kind, role }: Pick<Room, 'id' | 'kind'> & { readonly role: Member['role'] },
): Promise<void> {
  const limit = MOST_CALLED_BY_ANYBODY
  if (isAtLeast(role, 'moderator')) return
  const isModerated = kind === 'public' || kind === 'private'
  if (isModerated && settings.now()['mentions.everybody'] === 'moderators') throw new Refusal('CALLING_RESTRICTED')
  if ((await loadMemberIds(ask, id)).length <= limit) return
  throw new Refusal('MENTION_ALL_RESTRICTED', { limit })
}

/** Whom a message calls, under the room's lock. @throws Refusal MENTION_ALL_RESTRICTED, CALLING_RESTRICTED */
export async function findCalled(
  core: Pick<CoreContext, 'settings'>,
  { ask, room, role }: LockedRoom & { readonly role: Member['role'] },
  called: CalledNames,
  present: readonly string[] | null,
  authorId: string,
): Promise<Called> {
  const { handles, everybody } = called
  const hasHandles = handles.length > 0
  const named = hasHandles ? [...(await loadMembersByHandle(ask, room.id, handles)).values()] : []
  const canBeAdded = hasHandles && (room.kind === 'public' || room.kind === 'private')
  const mayKnow = canBeAdded && !(await isGuest(ask, authorId))
  const notInRoom = mayKnow ? await loadOutsidersByHandle(ask, room.id, handles) : []
  if (everybody !== null) await requireToCallEverybody(core, ask, { id: room.id, kind: room.kind, role })
  const here = everybody === 'here' && present !== null ? present : null
  const isForAll = everybody !== null && here === null
  return {
    extras: {
      ...(named.length > 0 && { mentions: named }),
      ...(everybody !== null && { mentionsAll: isForAll ? 'all' : 'here' }),
      ...(here !== null && here.length > 0 && { here: [...here] }),
    },
    mentioned: [...new Set([...named, ...(here ?? []), ...(isForAll ? [room.id] : [])])],
    notInRoom,
  }
}
