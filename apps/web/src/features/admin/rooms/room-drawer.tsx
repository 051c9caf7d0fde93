'use client'

import type { RoomDetails } from '@parley/protocol'
import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Time } from '../../../i18n/time.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { roomPath } from '../../shell/room-path.ts'
import { Drawer, DrawerWaiting, Facts, HeadWaiting } from '../drawer.tsx'
import { Failed, Stale } from '../table/failed.tsx'
import { Moment, useBytes } from '../table/moment.tsx'
import { useRead } from '../table/use-read.ts'
import { RetentionField } from './retention-field.tsx'
import { RoomEnd } from './room-end.tsx'
import { RoomForm } from './room-form.tsx'
import { RoomMembers } from './room-members.tsx'
import { Sign } from './rooms-columns.tsx'

/** One room: what it says of itself, who is in it, and what can be done about it. */
export function RoomDrawer({ roomId, onChanged }: { roomId: string; onChanged: () => void }) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const read = useRead(roomId, () => client.call('rooms.read', { roomId }))
  const details = read.value
  const room = details?.managed.room
  const changed = () => {
    read.refresh()
    onChanged()
  }
  return (
    <Drawer
      title={room?.name ?? t('room')}
      head={
        room ? (
          <h2 className="flex min-h-9 items-center gap-2 font-semibold text-body">
            <Sign room={room} size={18} />
            <span className="truncate" lang={languageOf(room.name)}>
              {room.name}
            </span>
            {room.archivedAt === undefined ? null : <Tag>{t('isArchived')}</Tag>}
          </h2>
        ) : (
          <HeadWaiting state={read.state} className="h-6 w-40" />
        )
      }
      acts={
        room?.kind === 'public' ? (
          <Link
            href={roomPath(room.id)}
            prefetch={false}
            aria-label={t('openInChat')}
            data-tooltip={t('openInChat')}
            className="grid size-8 place-items-center rounded-control text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <ExternalLink size={18} aria-hidden />
          </Link>
        ) : null
      }
    >
      <Stale read={read} />
      {details ? (
        <Details details={details} onChanged={changed} onGone={onChanged} />
      ) : read.state === 'failed' ? (
        <Failed error={read.error} onRetry={read.refresh} />
      ) : (
        <DrawerWaiting />
      )}
    </Drawer>
  )
}

interface DetailsProps {
  details: RoomDetails
  onChanged: () => void
  /** The room is no more. */
  onGone: () => void
}

function Details({ details, onChanged, onGone }: DetailsProps) {
  const t = useTranslations('admin.rooms')
  const format = useFormatter()
  const bytesOf = useBytes()
  const { managed, createdBy, files, fileBytes, invites } = details
  const { room } = managed
  const isOpen = room.archivedAt === undefined
  return (
    <>
      <Facts
        facts={[
          { name: t('messages'), value: format.number(managed.messages) },
          { name: t('files'), value: t('fileCount', { count: files, size: bytesOf(fileBytes) }) },
          {
            name: t('activity'),
            value: managed.lastActivityAt === null ? t('never') : <Moment at={managed.lastActivityAt} />,
          },
          { name: t('invites'), value: format.number(invites) },
          { name: t('created'), value: <Time at={room.createdAt} style="exact" /> },
          { name: t('createdBy'), value: createdBy?.displayName ?? t('server') },
        ]}
      />
      {isOpen ? null : (
        <p className="mx-5 mb-4 rounded-control bg-sunken px-3 py-2 text-ink-muted text-small">{t('archivedNote')}</p>
      )}
      {isOpen ? <RoomForm key={room.id} room={room} onChanged={onChanged} /> : null}
      {isOpen ? <RetentionField room={room} onChanged={onChanged} /> : null}
      <RoomMembers managed={managed} onChanged={onChanged} />
      <RoomEnd details={details} onChanged={onChanged} onGone={onGone} />
      <p className="border-line border-t px-5 pt-4 text-small">
        <Link
          href={`/admin/audit?target=${room.id}`}
          data-testid="room-audit"
          className="inline-flex items-center pointer-coarse:min-h-11"
        >
          {t('audit')}
        </Link>
      </p>
    </>
  )
}
