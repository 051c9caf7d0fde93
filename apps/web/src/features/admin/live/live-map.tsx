'use client'

import type { Instance } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Flow, type FlowLine } from './flow.tsx'
import { InstanceCard } from './instance-card.tsx'
import type { LiveView } from './use-live.ts'
import { SLOW, useLiveWords } from './words.ts'

/** People, the instances that serve them, and what these stand on. The lines are as thick as what goes along them. */
export function LiveMap({ view, onDrain }: { view: LiveView; onDrain: (instance: Instance) => void }) {
  const t = useTranslations('admin.live')
  const words = useLiveWords()
  const { instances, histories, here } = view
  const living = instances.filter(({ state }) => state !== 'ended' && state !== 'gone')
  const open = instances.filter(({ state }) => state === 'open')
  const sum = (of: (instance: Instance) => number) => living.reduce((all, instance) => all + of(instance), 0)
  const databases = living.map(({ database }) => database)
  const redises = living.flatMap(({ redis }) => (redis === null ? [] : [redis]))
  const heights = instances.map((_, at) => ((at + 0.5) / instances.length) * 100)
  const places = redises.length === 0 ? [50] : [25, 75]
  const lines = (to: (at: number) => FlowLine[]) => instances.flatMap((_, at) => to(at))
  const rateOf = (at: number) => instances[at]?.messagesPerSecond ?? 0
  const isOver = (at: number) => !living.includes(instances[at] as Instance)
  return (
    <div
      className="grid min-w-0 gap-3 xl:grid-cols-[132px_48px_minmax(0,1fr)_48px_168px] xl:gap-0"
      data-testid="live-map"
    >
      <Node title={t('people')}>
        <Line label={t('sockets')} testId="live-connections">
          {words.number(sum(({ sockets }) => sockets))}
        </Line>
        <Line label={t('messages')}>{words.number(sum(({ messagesPerSecond }) => messagesPerSecond))}</Line>
      </Node>
      <Flow lines={lines((at) => [{ from: 50, to: heights[at] ?? 50, rate: rateOf(at), isOver: isOver(at) }])} />
      <div className="grid min-w-0 gap-3 xl:auto-rows-fr xl:gap-0">
        {instances.map((instance) => (
          <div key={instance.id} className="min-w-0 xl:py-1.5">
            <InstanceCard
              instance={instance}
              history={histories.get(instance.id)}
              isHere={instance.id === here}
              mayDrain={open.length > 1}
              onDrain={() => onDrain(instance)}
            />
          </div>
        ))}
      </div>
      <Flow
        lines={lines((at) =>
          places.map((to, place) => ({
            from: heights[at] ?? 50,
            to,
            // What Redis carries is what happened, too.
            rate: place === 0 || redises.length > 0 ? rateOf(at) : 0,
            isOver: isOver(at),
          })),
        )}
      />
      <div className={classNames('grid min-w-0 gap-3 sm:max-xl:grid-cols-2', redises.length > 0 && 'xl:grid-rows-2')}>
        <Node title={t('postgres')} isAway={databases.some(({ isUp }) => !isUp)}>
          <Line label={t('slowest')} isSlow={Math.max(0, ...databases.map(({ ms }) => ms)) > SLOW.storeMs}>
            {words.ms(Math.max(0, ...databases.map(({ ms }) => ms)))}
          </Line>
          <Line label={t('queue')} isSlow={sum(({ journalWaiting }) => journalWaiting) > SLOW.waiting}>
            {words.number(sum(({ journalWaiting }) => journalWaiting))}
          </Line>
        </Node>
        {redises.length === 0 ? null : (
          <Node title={t('redis')} isAway={redises.some(({ isUp }) => !isUp)}>
            <Line label={t('slowest')} isSlow={Math.max(...redises.map(({ ms }) => ms)) > SLOW.storeMs}>
              {words.ms(Math.max(...redises.map(({ ms }) => ms)))}
            </Line>
            <Line label={t('deliveries')}>{words.number(sum(({ deliveriesPerSecond }) => deliveriesPerSecond))}</Line>
          </Node>
        )}
      </div>
    </div>
  )
}

function Node({ title, isAway, children }: { title: string; isAway?: boolean; children: ReactNode }) {
  const t = useTranslations('admin.live')
  return (
    <section
      aria-label={title}
      className={classNames(
        'min-w-0 self-center rounded-card border bg-raised px-3.5 py-3',
        isAway ? 'border-danger-line bg-danger-wash' : 'border-line-strong',
      )}
    >
      <h2 className="flex flex-wrap items-center gap-x-2 font-semibold text-small">
        {title}
        {isAway ? <span className="font-medium text-danger-ink text-meta">{t('away')}</span> : null}
      </h2>
      <dl className="mt-1 grid gap-0.5 text-meta">{children}</dl>
    </section>
  )
}

function Line(props: { label: string; isSlow?: boolean; testId?: string; children: ReactNode }) {
  const { label, isSlow = false, testId, children } = props
  return (
    <div className="flex justify-between gap-3">
      <dt className="min-w-0 truncate text-ink-muted" title={label}>
        {label}
      </dt>
      <dd data-testid={testId} className={classNames('shrink-0 tabular-nums', isSlow && 'font-semibold text-warn-ink')}>
        {children}
      </dd>
    </div>
  )
}
