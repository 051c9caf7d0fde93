'use client'

import type { Instance, InstanceHistory } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { classNames } from '../../../ui/class-names.ts'
import { Tag, type TagTone } from '../../../ui/tag.tsx'
import { DrainButton } from './drain-button.tsx'
import { Measures } from './measures.tsx'
import { useLiveWords } from './words.ts'

export interface InstanceCardProps {
  instance: Instance
  history: InstanceHistory | undefined
  isHere: boolean
  /** Whether its people could go to another one. */
  mayDrain: boolean
  onDrain: () => void
}

const TONES: Record<Instance['state'], TagTone> = {
  starting: 'plain',
  open: 'success',
  draining: 'warn',
  ended: 'plain',
  gone: 'danger',
}

/** One instance: what it is, how it is, and the way to let it go. */
export function InstanceCard({ instance, history, isHere, mayDrain, onDrain }: InstanceCardProps) {
  const t = useTranslations('admin.live')
  const words = useLiveWords()
  const { id, name, state, version } = instance
  const isOver = state === 'ended' || state === 'gone'
  return (
    <article
      aria-label={name}
      data-testid="instance"
      data-instance={name}
      data-state={state}
      className={classNames(
        'flex h-full min-w-0 flex-col gap-x-5 gap-y-3 rounded-card border bg-raised px-4 py-3.5 sm:flex-row sm:items-center',
        state === 'draining' ? 'border-warn-line bg-warn-wash' : 'border-line-strong',
        isOver && 'border-dashed',
      )}
    >
      <div className="relative grid min-w-0 content-center gap-1 max-sm:pr-20 sm:w-[168px] sm:shrink-0">
        <p className="truncate font-semibold text-small" title={name}>
          {name}
        </p>
        <p className="truncate text-ink-muted text-meta tabular-nums">
          <span className="font-mono">{version}</span>
          {isOver ? null : ` · ${words.time(Date.now() - Date.parse(instance.startedAt))}`}
        </p>
        <p className="flex flex-wrap gap-1.5">
          <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>
          {isHere ? <Tag tone="link">{t('here')}</Tag> : null}
        </p>
        {state === 'open' ? (
          <div className="max-sm:absolute max-sm:top-0 max-sm:right-0 sm:mt-1.5">
            <DrainButton instance={instance} mayDrain={mayDrain} onDrain={onDrain} />
          </div>
        ) : null}
        {state === 'draining' ? (
          <p className="text-pretty text-meta text-warn-ink">{t('moving', { count: instance.sockets })}</p>
        ) : null}
      </div>
      {isOver ? (
        <p className="text-pretty text-ink-muted text-small">
          {t(state === 'gone' ? 'silent' : 'left', { time: words.time(instance.silentMs) })}
        </p>
      ) : (
        <Measures key={id} instance={instance} history={history} />
      )}
    </article>
  )
}
