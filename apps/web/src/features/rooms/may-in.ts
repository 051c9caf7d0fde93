import type { RoomEntry } from '@parley/client'
import { isNamedByPeople } from './room-title.ts'

export interface May {
  /** Change its name, description and who posts; remove members; see all of its links. */
  readonly moderate: boolean
  /** Give roles, hand it over, archive it. */
  readonly own: boolean
  readonly changeTopic: boolean
  readonly addPeople: boolean
  readonly makeLinks: boolean
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
  const addPeople =
    isOpen && (room.kind === 'public' || room.kind === 'group' || (room.kind === 'private' && isModerator))
  return {
    moderate: isNamed && isModerator && isOpen,
    own: isNamed && role === 'owner',
    changeTopic: isNamed && isOpen && (isModerator || room.posting !== 'moderators'),
    addPeople,
    makeLinks: addPeople && isNamed,
    post: speak && (isModerator || room.posting !== 'moderators'),
    speak,
    promote: room.kind === 'group',
    leave: room.kind !== 'direct',
  }
}
