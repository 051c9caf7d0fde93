'use client'

import type { RoomDetails } from '@parley/protocol'
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { DrawerSection } from '../drawer.tsx'
import { useAct } from '../use-act.ts'
import { DeleteRoomDialog } from './delete-room-dialog.tsx'
import { ExportRoom } from './export-room.tsx'

interface RoomEndProps {
  details: RoomDetails
  onChanged: () => void
  /** The room is no more. */
  onGone: () => void
}

/** Archives a room, brings it back, or deletes it for ever. */
export function RoomEnd({ details, onChanged, onGone }: RoomEndProps) {
  const t = useTranslations('admin.rooms')
  const client = useClient()
  const act = useAct()
  const [asks, ask] = useState<'archive' | 'delete' | null>(null)
  const { room } = details.managed
  const roomIds = [room.id]
  const archive = () => client.call('rooms.archive', { roomIds })
  const unarchive = () => client.call('rooms.unarchive', { roomIds })
  return (
    <DrawerSection title={t('end')}>
      <div className="flex flex-wrap gap-2">
        <ExportRoom room={room} />
        {room.archivedAt === undefined ? (
          <Button icon={<Archive size={16} aria-hidden />} data-testid="archive-room" onClick={() => ask('archive')}>
            {t('archiveAsk')}
          </Button>
        ) : (
          <Button
            icon={<ArchiveRestore size={16} aria-hidden />}
            data-testid="unarchive-room"
            onClick={() =>
              void act(unarchive, {
                said: t('unarchived', { room: room.name }),
                undo: archive,
                after: onChanged,
              }).catch(() => undefined)
            }
          >
            {t('unarchive')}
          </Button>
        )}
        <Button
          variant="danger-quiet"
          icon={<Trash2 size={16} aria-hidden />}
          data-testid="delete-room"
          onClick={() => ask('delete')}
        >
          {t('deleteAsk')}
        </Button>
      </div>
      <ConfirmDialog
        open={asks === 'archive'}
        onOpenChange={(open) => open || ask(null)}
        title={t('archiveTitle', { room: room.name })}
        description={t('archiveHint')}
        confirmLabel={t('archive')}
        onConfirm={() => act(archive, { said: t('archived', { room: room.name }), undo: unarchive, after: onChanged })}
      />
      {asks === 'delete' ? <DeleteRoomDialog details={details} onClose={() => ask(null)} onGone={onGone} /> : null}
    </DrawerSection>
  )
}
