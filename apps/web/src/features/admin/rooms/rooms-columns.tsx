'use client'

import type { ManagedRoom, Room } from '@parley/protocol'
import { Hash, Lock, Megaphone, TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Avatar } from '../../../ui/avatar.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { Nothing } from '../people/people-columns.tsx'
import type { Column } from '../table/column.ts'
import { Moment, useBytes } from '../table/moment.tsx'
import { RoomFlags } from './room-flags.tsx'

/** What the table of rooms tells of each. */
export function useRoomColumns(): readonly Column<ManagedRoom>[] {
  const t = useTranslations('admin.rooms')
  const format = useFormatter()
  const bytesOf = useBytes()
  return [
    {
      id: 'name',
      label: t('name'),
      sort: 'name',
      onPhone: 'head',
      cell: ({ room }) => (
        <span className="flex min-w-0 items-center gap-2">
          <Sign room={room} />
          <span className="min-w-0 truncate font-medium" lang={languageOf(room.name)}>
            {room.name}
          </span>
          {room.archivedAt === undefined ? null : <Tag>{t('isArchived')}</Tag>}
        </span>
      ),
    },
    {
      id: 'kind',
      label: t('kind'),
      width: 'xl:min-w-24',
      onPhone: 'plain',
      cell: ({ room }) => <Kind kind={room.kind} />,
    },
    {
      id: 'owner',
      label: t('owner'),
      width: 'xl:min-w-44',
      onPhone: 'hidden',
      cell: (managed) => <Owners managed={managed} />,
    },
    {
      id: 'members',
      label: t('members'),
      sort: 'members',
      isLargestFirst: true,
      width: 'xl:min-w-24',
      isNumber: true,
      onPhone: 'labelled',
      cell: ({ memberCount }) => format.number(memberCount),
    },
    {
      id: 'messages',
      label: t('messages'),
      sort: 'messages',
      isLargestFirst: true,
      width: 'xl:min-w-28',
      isNumber: true,
      onPhone: 'labelled',
      cell: ({ messages }) => format.number(messages),
    },
    {
      id: 'activity',
      label: t('activity'),
      sort: 'activity',
      isLargestFirst: true,
      width: 'xl:min-w-28',
      isNumber: true,
      onPhone: 'hidden',
      cell: ({ lastActivityAt }) => (lastActivityAt === null ? <Nothing /> : <Moment at={lastActivityAt} />),
    },
    {
      id: 'bytes',
      label: t('size'),
      sort: 'bytes',
      isLargestFirst: true,
      width: 'xl:min-w-24',
      isNumber: true,
      onPhone: 'hidden',
      isWideOnly: true,
      cell: ({ bytes }) => bytesOf(bytes),
    },
    {
      id: 'flags',
      label: t('flags'),
      width: 'xl:min-w-24',
      onPhone: 'plain',
      cell: ({ room }) => <RoomFlags room={room} />,
    },
  ]
}

/** The sign of a room: open to everybody, closed, or one where few write. */
export function Sign({ room, size = 16 }: { room: Room; size?: number }) {
  const Icon = room.kind === 'private' ? Lock : room.posting === 'moderators' ? Megaphone : Hash
  return <Icon size={size} aria-hidden className="text-ink-subtle" />
}

function Kind({ kind }: { kind: string }) {
  const t = useTranslations('admin.rooms.kinds')
  return t(kind === 'private' ? 'private' : 'public')
}

function Owners({ managed: { owners, ownerCount } }: { managed: ManagedRoom }) {
  const t = useTranslations('admin.rooms')
  const [first] = owners
  if (first === undefined)
    return (
      <span className="flex items-center gap-1.5 text-warn-ink">
        <TriangleAlert size={14} aria-hidden />
        {t('noOwner')}
      </span>
    )
  return (
    <span className="flex min-w-0 max-w-44 items-center gap-2">
      <Avatar id={first.id} name={first.displayName} size={20} />
      <span className="min-w-0 truncate" lang={languageOf(first.displayName)}>
        {first.displayName}
      </span>
      {ownerCount > 1 ? <span className="text-ink-subtle">{`+${ownerCount - 1}`}</span> : null}
    </span>
  )
}
