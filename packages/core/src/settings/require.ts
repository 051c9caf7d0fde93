import { findRoomAccess, loadActor, loadMessage } from '@parley/db'
import { type Feature, isModeratorRole, Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import { isAtLeast } from '../rooms/in-room.ts'

type Core = Pick<CoreContext, 'settings'>

/** @throws Refusal FEATURE_OFF where it is switched off in this workspace */
export function requireFeature({ settings }: Core, feature: Feature): void {
  if (!settings.now()[`features.${feature}`]) throw new Refusal('FEATURE_OFF')
}

/** Whether the person may make rooms of this kind, by their role as it is now. @throws Refusal SESSION_ENDED, MAKING_RESTRICTED */
export async function requireRoomMaker(
  { settings, database }: Pick<CoreContext, 'settings' | 'database'>,
  principal: Principal,
  kind: 'public' | 'private',
): Promise<void> {
  const actor = await loadActor(database.ask, principal)
  if (actor === null) throw new Refusal('SESSION_ENDED')
  // A guest is where an admin put them.
  if (actor.role === 'guest') throw new Refusal('MAKING_RESTRICTED')
  if (settings.now()[`rooms.${kind}`] === 'everybody') return
  if (!isModeratorRole(actor.role)) throw new Refusal('MAKING_RESTRICTED')
}

/**
 * Whether the author may still change a message. Others, and what is no message, are none of its business. Who keeps order
 * in the room may always delete; what an act that came twice did already is not refused the second time.
 * @throws Refusal TOO_LATE with the minutes
 */
export async function requireInTime(
  { settings, database }: Pick<CoreContext, 'settings' | 'database'>,
  { personId }: Principal,
  { roomId, seq, body }: { readonly roomId: string; readonly seq: number; readonly body: string | null },
): Promise<void> {
  const minutes = settings.now()[body === null ? 'messages.deleteMinutes' : 'messages.editMinutes']
  if (minutes === null) return
  const message = await loadMessage(database.ask, roomId, seq)
  if (message?.authorId !== personId || message.body === body) return
  if (Date.now() - new Date(message.createdAt).getTime() <= minutes * 60_000) return
  const { role } = await findRoomAccess(database, roomId, personId)
  if (body === null && role !== null && isAtLeast(role, 'moderator')) return
  throw new Refusal('TOO_LATE', { limit: minutes })
}
