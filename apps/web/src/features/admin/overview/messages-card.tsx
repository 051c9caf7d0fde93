'use client'

import type { Overview } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segment } from '../../../ui/segment.tsx'
import { Card } from './figure.tsx'
import { MessagesChart } from './messages-chart.tsx'

export type Day = Overview['messages']['days'][number]

/** The messages of 30 days, as bars or as a table. */
export function MessagesCard({ days, total }: { days: readonly Day[]; total: number }) {
  const t = useTranslations('admin.overview')
  const [look, setLook] = useState<'chart' | 'table'>('chart')
  return (
    <Card className="flex min-w-0 flex-col">
      <header className="flex items-center gap-4 px-4 pt-3.5 pb-1">
        <div className="min-w-0 sm:flex sm:items-center sm:gap-4">
          <h2 className="truncate font-semibold text-body">{t('lastMonth')}</h2>
          <p className="truncate text-ink-subtle text-meta tabular-nums">{t('messagesTotal', { count: total })}</p>
        </div>
        <Segment
          label={t('showAs')}
          value={look}
          onChange={setLook}
          data-testid="chart-look"
          className="ml-auto shrink-0"
          options={[
            { value: 'chart', label: t('chart') },
            { value: 'table', label: t('table') },
          ]}
        />
      </header>
      {look === 'chart' ? (
        <>
          <MessagesChart days={days} />
          <Legend />
        </>
      ) : (
        <DaysTable days={days} />
      )}
    </Card>
  )
}

function Legend() {
  const t = useTranslations('admin.overview')
  const parts = [
    ['bg-(--chart-bar)', t('weekday')],
    ['bg-(--chart-bar-rest)', t('weekend')],
    ['bg-accent', t('today')],
  ] as const
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 px-4 pt-2 pb-3.5 text-ink-muted text-meta">
      {parts.map(([colour, label]) => (
        <li key={label} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-[2px] ${colour}`} />
          {label}
        </li>
      ))}
    </ul>
  )
}

function DaysTable({ days }: { days: readonly Day[] }) {
  const t = useTranslations('admin.overview')
  const format = useFormatter()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach.
    <section aria-label={t('lastMonth')} tabIndex={0} className="mx-4 mt-1 mb-3.5 h-[260px] overflow-y-auto">
      <table className="w-full text-small" data-testid="days-table">
        <thead className="sticky top-0 bg-raised text-ink-muted text-meta">
          <tr className="*:border-line *:border-b *:py-1.5 *:font-medium">
            <th scope="col" className="text-left">
              {t('day')}
            </th>
            <th scope="col" className="text-right">
              {t('messages')}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {[...days].reverse().map(({ day, count }) => (
            <tr key={day} className="*:border-line *:border-b *:py-1.5">
              <th scope="row" className="text-left font-normal">
                {format.dateTime(new Date(day), {
                  weekday: 'short',
                  day: 'numeric',
                  month: 'long',
                  timeZone: 'UTC',
                })}
              </th>
              <td className="text-right">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
