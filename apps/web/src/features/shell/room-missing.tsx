'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useBootstrap } from '../connection/client-provider.tsx'
import { useShell } from './shell-context.tsx'

/**
 * A room that does not exist and one that is closed to the person look the same.
 * @param title another than that there is none: the person may have been in it
 */
export function RoomMissing({ title }: { title?: string }) {
  const t = useTranslations('shell')
  const { showDialog } = useShell()
  const isGuest = useBootstrap().me.role === 'guest'
  return (
    <div data-testid="not-found">
      <EmptyState
        level={1}
        title={title ?? t('missingTitle')}
        action={isGuest ? null : <Button onClick={() => showDialog({ kind: 'browse' })}>{t('browseRooms')}</Button>}
      >
        {t('missing')}
      </EmptyState>
    </div>
  )
}
