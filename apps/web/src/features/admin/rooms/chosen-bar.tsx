'use client'

import type { ManagedRoom } from '@parley/protocol'
import { Archive, ArchiveRestore } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { Toolbar } from '../table/filters.tsx'
import { useAct } from '../use-act.ts'

interface ChosenBarProps {
  rooms: readonly ManagedRoom[]
  /** Nothing is chosen any more. */
  onDone: () => void
  onChanged: () => void
}

/** What can be done with all rooms that are chosen. */
export function ChosenBar({ rooms, onDone, onChanged }: ChosenBarProps) {
  const t = useTranslations('admin.rooms')
  const common = useTranslations('common')
  const client = useClient()
  const act = useAct()
  const [asks, setAsks] = useState(false)
  const open = rooms.filter(({ room }) => room.archivedAt === undefined).map(({ room }) => room.id)
  const archived = rooms.filter(({ room }) => room.archivedAt !== undefined).map(({ room }) => room.id)
  const archive = (roomIds: string[]) => client.call('rooms.archive', { roomIds })
  const unarchive = (roomIds: string[]) => client.call('rooms.unarchive', { roomIds })
  return (
    <Toolbar>
      <span role="status" className="mr-1 font-medium text-small tabular-nums" data-testid="chosen-count">
        {t('chosen', { count: rooms.length })}
      </span>
      {open.length > 0 ? (
        <Button icon={<Archive size={16} aria-hidden />} data-testid="archive-chosen" onClick={() => setAsks(true)}>
          {t('archive')}
        </Button>
      ) : null}
      {archived.length > 0 ? (
        <Button
          icon={<ArchiveRestore size={16} aria-hidden />}
          data-testid="unarchive-chosen"
          onClick={() =>
            void act(() => unarchive(archived), {
              said: t('unarchivedSeveral', { count: archived.length }),
              undo: () => archive(archived),
              after: onChanged,
            }).then(onDone, () => undefined)
          }
        >
          {t('unarchive')}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={onDone}>
        {common('cancel')}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('archiveSeveralTitle', { count: open.length })}
        description={t('archiveHint')}
        confirmLabel={t('archive')}
        onConfirm={async () => {
          await act(() => archive(open), {
            said: t('archivedSeveral', { count: open.length }),
            undo: () => unarchive(open),
            after: onChanged,
          })
          onDone()
        }}
      />
    </Toolbar>
  )
}
