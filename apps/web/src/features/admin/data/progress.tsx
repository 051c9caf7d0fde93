'use client'

import type { Job } from '@parley/protocol'
import { useFormatter, useTranslations } from 'next-intl'
import { useBytes } from '../table/moment.tsx'

/** How far a job is. */
export function Progress({ job }: { job: Job }) {
  const { done, total } = job
  const t = useTranslations('admin.data')
  const format = useFormatter()
  const bytesOf = useBytes()
  // A file is read by its length; everything else is counted.
  const write = job.import?.stage === 'check' ? bytesOf : (count: number) => format.number(count)
  const text = total === null ? t('begins') : t('progress', { done: write(done), total: write(total) })
  return <Bar share={total ? Math.min(1, done / total) : 0} label={t('progressLabel')} text={text} />
}

export function Bar({ share, label, text }: { share: number; label: string; text: string }) {
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-ink transition-[width] duration-(--time-base)"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="mt-1 text-ink-muted text-meta tabular-nums" data-testid="job-progress">
        {text}
      </p>
    </div>
  )
}
