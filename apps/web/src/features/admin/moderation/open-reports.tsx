'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Seal } from '../../../ui/seal.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { useRead } from '../table/use-read.ts'

const LOOK_EVERY_MS = 30_000
const listeners = new Set<() => void>()

/** Says that reports were dealt with here. */
export function tellReportsChanged(): void {
  for (const listener of listeners) listener()
}

/** How many reports wait for whoever looks; nothing where none does. */
export function OpenReports() {
  const t = useTranslations('admin.moderation')
  const client = useClient()
  const { value, refresh } = useRead('open reports', () => client.call('reports.list', { status: 'open', limit: 1 }))
  useEffect(() => {
    listeners.add(refresh)
    const timer = setInterval(refresh, LOOK_EVERY_MS)
    return () => {
      listeners.delete(refresh)
      clearInterval(timer)
    }
  }, [refresh])
  const count = value?.total ?? 0
  if (count === 0) return null
  return (
    <span className="ml-auto flex" data-testid="open-reports">
      <span aria-hidden className="flex">
        <Seal count={count} />
      </span>
      <span className="sr-only">{t('openReports', { count })}</span>
    </span>
  )
}
