'use client'

import type { Instance } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Card } from '../overview/figure.tsx'
import { useBytes } from '../table/moment.tsx'
import { DrainButton } from './drain-button.tsx'
import type { LiveView } from './use-live.ts'
import { useLiveWords } from './words.ts'

/** Within reach however far the table is scrolled. A hairline says that there is more beneath it. */
const AT_THE_EDGE = 'sticky right-0 border-line border-l bg-raised'

/** The same as the map in words and numbers. */
export function InstancesTable({ view, onDrain }: { view: LiveView; onDrain: (instance: Instance) => void }) {
  const t = useTranslations('admin.live')
  const words = useLiveWords()
  const bytes = useBytes()
  const mayDrain = view.instances.filter(({ state }) => state === 'open').length > 1
  const columns: readonly (readonly [string, (instance: Instance) => string])[] = [
    [t('state'), ({ state }) => t(`states.${state}`)],
    [t('version'), ({ version }) => version],
    [t('upFor'), ({ startedAt }) => words.time(Date.now() - Date.parse(startedAt))],
    [t('sockets'), ({ sockets, rooms }) => `${words.number(sockets)} ${t('inRooms', { count: rooms })}`],
    [t('messages'), ({ messagesPerSecond }) => words.number(messagesPerSecond)],
    [t('deliveries'), ({ deliveriesPerSecond }) => words.number(deliveriesPerSecond)],
    [t('ack'), words.ack],
    [t('loop'), ({ eventLoopDelayMs }) => words.ms(eventLoopDelayMs)],
    [t('memory'), ({ memoryBytes }) => bytes(memoryBytes)],
    [t('postgres'), ({ database }) => words.latency(database)],
    [t('redis'), ({ redis }) => words.latency(redis)],
    [t('queue'), ({ journalWaiting }) => words.number(journalWaiting)],
  ]
  return (
    <Card className="min-w-0">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach. */}
      <section aria-label={t('title')} tabIndex={0} className="overflow-x-auto rounded-card">
        <table
          className="w-full border-separate border-spacing-0 text-small tabular-nums"
          data-testid="instances-table"
        >
          <thead className="text-ink-muted text-meta">
            <tr className="*:border-line *:border-b *:whitespace-nowrap *:px-2 *:py-2 *:text-left *:font-medium">
              <th scope="col">{t('instance')}</th>
              {columns.map(([label]) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <td className={AT_THE_EDGE} />
            </tr>
          </thead>
          <tbody>
            {view.instances.map((instance) => (
              <tr
                key={instance.id}
                className="*:whitespace-nowrap *:px-2 *:py-2.5 [&:not(:last-child)>*]:border-line [&:not(:last-child)>*]:border-b"
              >
                <th scope="row" className="text-left font-semibold">
                  {instance.name}
                </th>
                {columns.map(([label, of]) => (
                  <td key={label}>{of(instance)}</td>
                ))}
                <td className={AT_THE_EDGE}>
                  {instance.state === 'open' ? (
                    <DrainButton instance={instance} mayDrain={mayDrain} onDrain={() => onDrain(instance)} />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
