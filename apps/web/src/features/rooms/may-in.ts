import type { RoomEntry } from '@parley/client'
import type { Person } from '@parley/protocol'
import { isNamedByPeople } from './room-title.ts'

export interface May {
  /** Change its name, description and who posts; remove members; see all of its links. */
  readonly moderate: boolean
  /** Give roles, hand it over, archive it. */
  readonly own: boolean
  readonly changeTopic: boolean
  readonly post: boolean
  /** Say anything at all: react, and edit what they wrote. */
  readonly speak: boolean
  readonly promote: boolean
  readonly leave: boolean
}

/** What the person may do in a room that they are in: what the server would say, so that nothing is offered in vain. */
export function mayIn({ room, role, blocked }: Pick<RoomEntry, 'room' | 'role' | 'blocked'>): May {
  const isNamed = !isNamedByPeople(room)
  const isOpen = room.archivedAt === undefined
  const isModerator = role !== 'member'
  const speak = isOpen && !blocked
  return {
    moderate: isNamed && isModerator && isOpen,
    own: isNamed && role === 'owner',
    changeTopic: isNamed && isOpen && (isModerator || room.posting !== 'moderators'),
    post: speak && (isModerator || room.posting !== 'moderators'),
    speak,
    promote: room.kind === 'group',
    leave: room.kind !== 'direct',
  }
}

/** The same of bringing others in, by name and by link. A guest brings nobody in anywhere. */
export function mayBring(
  { room, role }: Pick<RoomEntry, 'room' | 'role'>,
  me: Pick<Person, 'role'>,
): { readonly people: boolean; readonly links: boolean } {
  const isForAll = room.kind === 'public' || room.kind === 'group'
  const people =
    me.role !== 'guest' && room.archivedAt === undefined && (isForAll || (room.kind === 'private' && role !== 'member'))
  return { people, links: people && !isNamedByPeople(room) }
}
