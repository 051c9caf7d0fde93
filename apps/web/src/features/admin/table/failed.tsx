'use client'

import { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import type { Read } from './use-read.ts'

/** What was refused for these reasons is no more, or is not for them: to ask again changes nothing. */
const FINAL: ReadonlySet<string> = new Set(['ROOM_NOT_FOUND', 'PERSON_NOT_FOUND', 'NOT_AN_ADMIN'])

/** The middle of what a list or a drawer has room for. */
export function Place({ children }: { children: ReactNode }) {
  return <div className="grid min-h-full place-items-center px-4 py-16">{children}</div>
}

/** What could not be read, why, and the way to try again where that may help. */
export function Failed({ error, onRetry }: { error?: unknown; onRetry: () => void }) {
  const t = useTranslations('admin.table')
  const refusalText = useRefusalText()
  const isFinal = error instanceof Refusal && FINAL.has(error.code)
  return (
    <div role="alert" className="min-h-0 grow overflow-y-auto" data-testid="admin-failed">
      <Place>
        <EmptyState
          title={isFinal ? t('gone') : t('failed')}
          {...(!isFinal && {
            action: (
              <Button data-testid="admin-retry" onClick={onRetry}>
                {t('retry')}
              </Button>
            ),
          })}
        >
          {error instanceof Refusal ? refusalText(error) : t('failedHint')}
        </EmptyState>
      </Place>
    </div>
  )
}

/** Says above what was read once that it could not be read again; nothing while it is as new as it can be. */
export function Stale({ read }: { read: Pick<Read<unknown>, 'value' | 'state' | 'refresh'> }) {
  const t = useTranslations('admin.table')
  if (read.state !== 'failed' || read.value === null) return null
  return (
    <p
      role="alert"
      data-testid="admin-stale"
      className="flex shrink-0 items-center gap-3 border-line border-b bg-sunken px-4 py-2 text-small sm:px-6"
    >
      <span className="min-w-0 grow text-pretty">{t('stale')}</span>
      <Button size="small" data-testid="admin-retry" onClick={read.refresh}>
        {t('retry')}
      </Button>
    </p>
  )
}
