'use client'

import type { ManagedRoom } from '@parley/protocol'
import { Archive, ArchiveRestore } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Toolbar } from '../table/filters.tsx'
import { useAct } from '../use-act.ts'
import { useArchiving } from './use-archiving.ts'

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
  const act = useAct()
  const [asks, setAsks] = useState(false)
  const { run, saidOf, progress } = useArchiving()
  const open = rooms.filter(({ room }) => room.archivedAt === undefined).map(({ room }) => room.id)
  const archived = rooms.filter(({ room }) => room.archivedAt !== undefined).map(({ room }) => room.id)
  const change = async (roomIds: readonly string[], isArchived: boolean) => {
    let changed: string[] = []
    const doIt = async () => {
      changed = await run(roomIds, isArchived)
    }
    await act(doIt, {
      said: () => saidOf(isArchived, changed.length),
      undo: () => run(changed, !isArchived),
      after: onChanged,
    })
    onDone()
  }
  const shown = progress && t('progress', { done: progress.done, total: progress.total })
  return (
    <Toolbar>
      <span role="status" className="mr-1 font-medium text-small tabular-nums" data-testid="chosen-count">
        {shown ?? t('chosen', { count: rooms.length })}
      </span>
      {open.length > 0 ? (
        <Button icon={<Archive size={16} aria-hidden />} data-testid="archive-chosen" onClick={() => setAsks(true)}>
          {t('archive')}
        </Button>
      ) : null}
      {archived.length > 0 ? (
        <Button
          icon={<ArchiveRestore size={16} aria-hidden />}
          busy={progress !== null}
          data-testid="unarchive-chosen"
          onClick={() => void change(archived, false).catch(() => undefined)}
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
        confirmLabel={shown ?? t('archive')}
        onConfirm={() => change(open, true)}
      />
    </Toolbar>
  )
}
