'use client'

import type { Room } from '@parley/protocol'
import { Archive, Hash, Lock, Megaphone, Users } from 'lucide-react'
import type { AvatarSize } from '../../ui/avatar.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { PersonAvatar } from '../presence/person-presence.tsx'
import { otherPeople } from './room-title.ts'
import { useTitleOf } from './use-room-title.ts'

export interface RoomSignProps {
  room: Pick<Room, 'kind' | 'name' | 'people' | 'posting' | 'archivedAt'>
  /** Of the icon, in pixels. */
  size: number
  /** Of the face of a direct message. */
  avatarSize: AvatarSize
  className?: string
}

/** What stands before a room's title: # for a public room, a lock for a private one, the face of the other in a direct message. */
export function RoomSign({ room, size, avatarSize, className }: RoomSignProps) {
  const { me } = useBootstrap()
  const title = useTitleOf(room)
  const [other] = otherPeople(room, me.id)
  if (room.kind === 'direct' && other !== undefined) return <PersonAvatar id={other} name={title} size={avatarSize} />
  const Icon = iconOf(room)
  return <Icon size={size} aria-hidden className={`shrink-0 ${className ?? ''}`} />
}

function iconOf({ kind, posting, archivedAt }: RoomSignProps['room']) {
  if (archivedAt !== undefined) return Archive
  if (kind === 'private') return Lock
  if (kind === 'public') return posting === 'moderators' ? Megaphone : Hash
  return Users
}
