import { Refusal } from '@parley/protocol'
import type { CoreContext } from '../context.ts'
import type { Principal } from '../principal.ts'
import type { Outcome } from '../published.ts'
import { type EnteredRoom, type InRoom, inRoom, isAtLeast } from './in-room.ts'

/**
 * `inRoom` for what only public and private rooms know: names, roles, an archive.
 * @throws as `inRoom`; Refusal FORBIDDEN in a room that is named by its people
 */
export function inNamedRoom<T>(
  core: CoreContext,
  principal: Principal,
  options: InRoom,
  act: (room: EnteredRoom) => Promise<T>,
): Promise<Outcome<T>> {
  return inRoom(core, principal, { ...options, least: 'member', evenArchived: true }, async (room) => {
    const { kind, archivedAt } = room.room
    if (kind === 'self') throw new Refusal('ROOM_NOT_FOUND')
    if (kind === 'direct' || kind === 'group' || !isAtLeast(room.role, options.least ?? 'member')) {
      throw new Refusal('FORBIDDEN')
    }
    if (archivedAt !== undefined && !options.evenArchived) throw new Refusal('ROOM_ARCHIVED')
    return act(room)
  })
}
