'use client'

import type { Instance, InstanceHistory } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { useBytes } from '../table/moment.tsx'
import { Sparkline } from './sparkline.tsx'
import { SLOW, useLiveWords } from './words.ts'

interface MeasuresProps {
  instance: Instance
  /** Undefined for one that has just begun. */
  history: InstanceHistory | undefined
}

/** What an instance does and how well it is, each number with its last hour. */
export function Measures({ instance, history }: MeasuresProps) {
  const t = useTranslations('admin.live')
  const words = useLiveWords()
  const bytes = useBytes()
  const { database, redis } = instance
  const isSlow = (latency: Instance['redis']) => latency !== null && (!latency.isUp || latency.ms > SLOW.storeMs)
  return (
    <dl className="grid min-w-0 grow grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
      <Measure
        label={t('sockets')}
        value={words.number(instance.sockets)}
        detail={t('inRooms', { count: instance.rooms })}
        values={history?.sockets}
      />
      <Measure
        label={t('messages')}
        value={words.number(instance.messagesPerSecond)}
        values={history?.messagesPerSecond}
      />
      <Measure
        label={t('deliveries')}
        value={words.number(instance.deliveriesPerSecond)}
        values={history?.deliveriesPerSecond}
      />
      <Measure
        label={t('ack')}
        value={words.ack(instance)}
        isSlow={(instance.ackP95Ms ?? 0) > SLOW.ackMs}
        values={history?.ackP95Ms}
      />
      <Measure
        label={t('loop')}
        value={words.ms(instance.eventLoopDelayMs)}
        isSlow={instance.eventLoopDelayMs > SLOW.loopMs}
        values={history?.eventLoopDelayMs}
      />
      <Measure label={t('memory')} value={bytes(instance.memoryBytes)} values={history?.memoryBytes} />
      <Measure
        label={t('postgres')}
        value={words.latency(database)}
        isSlow={isSlow(database)}
        values={history?.databaseMs}
      />
      {redis === null ? (
        <Measure
          label={t('queue')}
          value={words.number(instance.journalWaiting)}
          isSlow={instance.journalWaiting > SLOW.waiting}
          values={history?.journalWaiting}
        />
      ) : (
        <Measure label={t('redis')} value={words.latency(redis)} isSlow={isSlow(redis)} values={history?.redisMs} />
      )}
    </dl>
  )
}

interface MeasureProps {
  label: string
  value: string
  detail?: string
  isSlow?: boolean
  values: readonly number[] | undefined
}

function Measure({ label, value, detail, isSlow = false, values = [] }: MeasureProps) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-ink-muted text-meta">{label}</dt>
      <dd className="truncate text-small tabular-nums">
        <span className={classNames('font-semibold', isSlow && 'text-warn-ink')}>{value}</span>
        {detail === undefined ? null : <span className="text-ink-subtle text-meta"> {detail}</span>}
      </dd>
      <dd aria-hidden>
        <Sparkline values={values} />
      </dd>
    </div>
  )
}
