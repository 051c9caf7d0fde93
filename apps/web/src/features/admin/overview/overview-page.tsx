'use client'

import type { Overview } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useTimeText } from '../../../i18n/time.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { Failed, Stale } from '../table/failed.tsx'
import { useBytes } from '../table/moment.tsx'
import { useRead } from '../table/use-read.ts'
import { Card, Figure } from './figure.tsx'
import { MessagesCard } from './messages-card.tsx'
import { ProcessesCard } from './processes-card.tsx'
import { RoomKinds } from './room-kinds.tsx'

/** The server counts messages anew about so often. */
const REFRESH_MS = 30_000

/** The workspace at a glance; each number leads to the list behind it. */
export function OverviewPage() {
  const t = useTranslations('admin.overview')
  const client = useClient()
  const time = useTimeText()
  const read = useRead('overview', async () => {
    const [{ overview }, orphans] = await Promise.all([
      client.call('overview.read', {}),
      client.call('rooms.list', { lacks: 'owner', archived: false, limit: 1 }),
    ])
    return { overview, roomsWithoutOwner: orphans.total }
  })
  const { refresh } = read
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, REFRESH_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return (
    <AdminPage
      title={t('title')}
      aside={
        read.value ? (
          <span className="text-ink-subtle text-meta tabular-nums">
            {t('asOf', { time: time(read.value.overview.at, 'clock') })}
          </span>
        ) : null
      }
    >
      <Stale read={read} />
      {read.value ? (
        <Glance overview={read.value.overview} roomsWithoutOwner={read.value.roomsWithoutOwner} />
      ) : read.state === 'failed' ? (
        <Failed error={read.error} onRetry={read.refresh} />
      ) : (
        <Waiting />
      )}
    </AdminPage>
  )
}

function Glance({ overview, roomsWithoutOwner }: { overview: Overview; roomsWithoutOwner: number }) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  const bytesOf = useBytes()
  const { people, messages, rooms, storage, sessions, connections } = overview
  // Nothing of nothing is none.
  const shareOf = (part: number) => format.number(people.total === 0 ? 0 : part / people.total, { style: 'percent' })
  const average = Math.round(messages.days.slice(-8, -1).reduce((sum, { count }) => sum + count, 0) / 7)
  return (
    <div className="min-h-0 grow overflow-y-auto overscroll-contain" data-testid="overview">
      <div className="mx-auto grid max-w-[1240px] gap-4 px-4 py-4 pb-[calc(32px+env(safe-area-inset-bottom))] sm:px-6 sm:py-5">
        <Card className="grid grid-cols-2 overflow-hidden sm:grid-cols-3 xl:grid-cols-6 [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-line [&>*]:border-t [&>*]:border-l">
          <Figure
            id="people"
            label={t('people')}
            value={format.number(people.total)}
            detail={t('peopleDetail', { suspended: people.suspended, deactivated: people.deactivated })}
            href="/admin/people"
          />
          <Figure
            id="online"
            label={t('online')}
            value={people.online === null ? '–' : format.number(people.online)}
            detail={
              connections === null ? t('onlineUnknown', { sessions }) : t('onlineDetail', { sessions, connections })
            }
            href="/admin/people?seen=now&sort=-seen"
          />
          <Figure
            id="active-day"
            label={t('activeDay')}
            value={format.number(people.activeDay)}
            detail={t('ofTotal', { share: shareOf(people.activeDay) })}
            href="/admin/people?seen=day&sort=-seen"
          />
          <Figure
            id="active-month"
            label={t('activeMonth')}
            value={format.number(people.activeMonth)}
            detail={t('ofTotal', { share: shareOf(people.activeMonth) })}
            href="/admin/people?seen=month&sort=-seen"
          />
          <Figure
            id="messages"
            label={t('messagesToday')}
            value={format.number(messages.today)}
            detail={t('perDay', { count: average })}
            href="/admin/rooms?sort=-messages"
          />
          <Figure
            id="storage"
            label={t('storage')}
            value={bytesOf(storage.bytes)}
            detail={t('files', { count: storage.files })}
            href="/admin/rooms?sort=-bytes"
          />
        </Card>
        <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
          <MessagesCard days={messages.days} total={messages.total} />
          <RoomKinds rooms={rooms} withoutOwner={roomsWithoutOwner} />
        </div>
        <ProcessesCard workerSeenAt={overview.workerSeenAt} at={overview.at} />
      </div>
    </div>
  )
}

function Waiting() {
  const t = useTranslations('admin.table')
  return (
    <div aria-busy className="min-h-0 grow overflow-hidden">
      <span className="sr-only" role="status">
        {t('waiting')}
      </span>
      <div className="mx-auto grid max-w-[1240px] gap-4 px-4 py-4 sm:px-6 sm:py-5">
        <Skeleton className="h-60 w-full rounded-card sm:h-40 xl:h-24" />
        <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
          <Skeleton className="h-76 w-full rounded-card" />
          <Skeleton className="h-76 w-full rounded-card" />
        </div>
        <Skeleton className="h-26 w-full rounded-card" />
      </div>
    </div>
  )
}
