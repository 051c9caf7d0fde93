'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { useLive } from '../live/use-live.ts'
import { useLiveWords } from '../live/words.ts'
import { useRead } from '../table/use-read.ts'
import { Card } from './figure.tsx'

/** A worker counts messages every ten seconds. */
const WORKER_SILENT_MS = 60_000

interface ProcessesCardProps {
  workerSeenAt: string | null
  /** When that was read. */
  at: string
}

type Health = 'well' | 'poor' | 'away' | 'unknown'

/** Whether each part of the installation runs; more of it is told on the page Live. */
export function ProcessesCard({ workerSeenAt, at }: ProcessesCardProps) {
  const t = useTranslations('admin.overview')
  const words = useLiveWords()
  const { view, isFailed } = useLive()
  // Its own health is told to operators only: a proxy lets nobody else ask for it.
  const web = useRead(at, async () => (await fetch('/manifest.webmanifest', { cache: 'no-store' })).ok)
  const instances = view?.instances.filter(({ state }) => state !== 'ended') ?? []
  const unread = isFailed ? t('noAnswer') : t('looking')
  const open = instances.filter(({ state }) => state === 'open')
  const here = instances.find(({ id }) => id === view?.here)
  const silentMs = workerSeenAt === null ? null : Date.parse(at) - Date.parse(workerSeenAt)
  const parts: readonly { id: string; health: Health; value: string }[] = [
    {
      id: 'web',
      ...(web.value === null && web.state !== 'failed'
        ? { health: 'unknown', value: t('looking') }
        : web.value
          ? { health: 'well', value: t('runs') }
          : { health: 'away', value: t('noAnswer') }),
    },
    {
      id: 'realtime',
      health: view === null ? 'unknown' : open.length === instances.length ? 'well' : 'poor',
      value: view === null ? unread : t('run', { open: open.length, count: instances.length }),
    },
    {
      id: 'worker',
      ...(silentMs === null
        ? { health: 'away', value: t('notConnected') }
        : silentMs < WORKER_SILENT_MS
          ? { health: 'well', value: t('runs') }
          : { health: 'away', value: t('silent', { time: words.time(silentMs) }) }),
    },
    {
      id: 'database',
      health: here === undefined ? 'unknown' : here.database.isUp ? 'well' : 'away',
      value: here === undefined ? unread : words.latency(here.database),
    },
    ...(here === undefined || here.redis === null
      ? []
      : [{ id: 'redis', health: here.redis.isUp ? 'well' : 'away', value: words.latency(here.redis) } as const]),
  ]
  return (
    <Card>
      <header className="flex items-center justify-between gap-3 px-4 pt-3.5 pb-1">
        <h2 className="font-semibold text-body">{t('processes')}</h2>
        <Link
          href="/admin/live"
          prefetch={false}
          className="-my-3 inline-flex items-center justify-end text-small no-underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
          data-testid="to-live"
        >
          {t('toLive')}
        </Link>
      </header>
      <ul className="grid grid-cols-2 pb-2 sm:grid-cols-3 xl:grid-cols-5">
        {parts.map(({ id, health, value }) => (
          <li key={id} data-testid={`process-${id}`} data-health={health} className="min-w-0 px-4 py-2">
            <span className="block truncate text-ink-muted text-meta">{t(`parts.${id}` as 'parts.web')}</span>
            <span className="flex items-center gap-2 text-small tabular-nums">
              <span aria-hidden className={classNames('size-2 shrink-0 rounded-full', DOT[health])} />
              <span className={classNames('truncate', health === 'away' && 'text-danger-ink')}>{value}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const DOT: Record<Health, string> = {
  well: 'bg-success-ink',
  poor: 'bg-warn-ink',
  away: 'bg-danger-ink',
  unknown: 'bg-line-strong',
}
