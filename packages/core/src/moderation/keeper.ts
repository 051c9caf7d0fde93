import { type FoundKeeper, loadKeeper, loadSeenBy, loadStanding, type Reach } from '@parley/db'
import { isAbove, isModeratorRole, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isAtLeast } from '../rooms/in-room.ts'

type Ask = CoreContext['database']['ask']

/** Somebody who keeps order: in the whole workspace, or in the rooms that they own or moderate. */
export interface Keeper extends FoundKeeper {
  readonly reach: Reach
}

/** Who asks, where they keep order somewhere, as they are now. @throws Refusal SESSION_ENDED, NOT_A_MODERATOR */
export async function requireKeeper(ask: Ask, principal: Principal): Promise<Keeper> {
  const keeper = await loadKeeper(ask, principal)
  if (keeper === null) throw new Refusal('SESSION_ENDED')
  const isEverywhere = isModeratorRole(keeper.role)
  if (!isEverywhere && keeper.rooms.size === 0) throw new Refusal('NOT_A_MODERATOR')
  const { personId } = keeper
  return { ...keeper, reach: { personId, roomIds: isEverywhere ? null : [...keeper.rooms.keys()] } }
}

/** Whether somebody keeps order somewhere at all, for who draws a way to it. */
export async function isKeeper(core: CoreContext, principal: Principal): Promise<boolean> {
  const keeper = await loadKeeper(core.database.ask, principal)
  return keeper !== null && (isModeratorRole(keeper.role) || keeper.rooms.size > 0)
}

/**
 * Whether a keeper may act on somebody in a room, or everywhere with null: only on those below them, in the workspace, or
 * in the room while nobody of the workspace is above them.
 * @throws Refusal PERSON_NOT_FOUND, NOT_YOURSELF, ROOM_NOT_FOUND, NOT_A_MODERATOR, RANK_TOO_LOW
 */
export async function requireBelow(ask: Ask, keeper: Keeper, personId: string, roomId: string | null): Promise<void> {
  if (personId === keeper.personId) throw new Refusal('NOT_YOURSELF')
  const isEverywhere = isModeratorRole(keeper.role)
  const own = roomId === null ? undefined : keeper.rooms.get(roomId)
  if (!isEverywhere && own === undefined) throw new Refusal(roomId === null ? 'NOT_A_MODERATOR' : 'ROOM_NOT_FOUND')
  const theirs = (await maySee(ask, keeper, personId)) ? await loadStanding(ask, personId, roomId) : null
  if (theirs === null) throw new Refusal('PERSON_NOT_FOUND')
  if (isEverywhere && isAbove(keeper.role, theirs.person)) return
  const isAboveHere = own !== undefined && !isAtLeast(theirs.member ?? 'member', own)
  if (!isAboveHere || isAbove(theirs.person, keeper.role)) throw new Refusal('RANK_TOO_LOW')
}

/** A guest who runs a room knows of nobody else for it. */
export async function maySee(ask: Ask, { role, personId: keeperId }: Keeper, personId: string): Promise<boolean> {
  return role !== 'guest' || (await loadSeenBy(ask, keeperId, [personId])).length > 0
}

/** The same as an answer. */
export async function mayModerate(ask: Ask, keeper: Keeper, personId: string, roomId: string | null): Promise<boolean> {
  try {
    await requireBelow(ask, keeper, personId, roomId)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
