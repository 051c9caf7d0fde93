'use client'

import { isErrorCode, type Job, Refusal } from '@parley/protocol'
import { Download, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { languageOf } from '../../messages/body/language.ts'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { Moment, useBytes } from '../table/moment.tsx'
import { useAct } from '../use-act.ts'
import { isOpen } from './use-jobs.ts'

/** One job: what it is, how far it is, and what can be done with it. */
export function JobLine({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useTranslations('admin.data')
  const { me } = useBootstrap()
  const title = job.room
    ? t(`kindsOf.${job.kind}`, { room: job.room.name })
    : job.withDirect
      ? t('exportDirect')
      : t(`kinds.${job.kind}`)
  const isThere = job.expiresAt !== null && (!job.withDirect || me.role === 'owner')
  return (
    <li data-testid="job" data-job-id={job.id} data-state={job.state} className="flex items-start gap-3 py-3">
      <div className="min-w-0 grow">
        <p className="truncate font-medium text-ui" lang={job.room ? languageOf(job.room.name) : undefined}>
          {title}
        </p>
        <p className="flex flex-wrap gap-x-1.5 text-ink-muted text-meta">
          <span lang={job.by ? languageOf(job.by.displayName) : undefined}>{job.by?.displayName ?? t('byItself')}</span>
          <span aria-hidden>·</span>
          <Moment at={job.createdAt} />
          <span aria-hidden>·</span>
          <span data-testid="job-state">{t(`states.${job.state}`)}</span>
          <Outcome job={job} />
        </p>
        {job.state === 'running' ? <Progress job={job} /> : null}
      </div>
      {isOpen(job) ? <CancelButton job={job} title={title} onChanged={onChanged} /> : null}
      {isThere ? <DownloadButton job={job} onChanged={onChanged} /> : null}
    </li>
  )
}

const TOLD = ['messages', 'rooms', 'people'] as const

/** What came of it, in a few words. */
function Outcome({ job }: { job: Job }) {
  const t = useTranslations('admin.data')
  const refusalText = useRefusalText()
  const bytesOf = useBytes()
  if (job.state === 'failed') {
    const why = job.error !== null && isErrorCode(job.error) ? job.error : 'INTERNAL'
    return <span className="w-full text-danger-ink">{refusalText(new Refusal(why))}</span>
  }
  if (job.state !== 'done') return null
  const { counts } = job
  const parts = [
    ...TOLD.flatMap((name) => (counts[name] ? [t(`counts.${name}`, { count: counts[name] })] : [])),
    ...(counts.bytes ? [bytesOf(counts.bytes)] : []),
  ]
  if (parts.length === 0) return null
  return (
    <>
      <span aria-hidden className="max-sm:hidden">
        ·
      </span>
      <span data-testid="job-counts" className="max-sm:w-full">
        {parts.join(', ')}
      </span>
    </>
  )
}

function Progress({ job: { done, total } }: { job: Job }) {
  const t = useTranslations('admin.data')
  const format = useFormatter()
  const text = total === null ? t('begins') : t('progress', { done: format.number(done), total: format.number(total) })
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className="mt-2">
      <div
        role="progressbar"
        aria-label={t('progressLabel')}
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

function CancelButton({ job, title, onChanged }: { job: Job; title: string; onChanged: () => void }) {
  const t = useTranslations('admin.data')
  const client = useClient()
  const act = useAct()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <IconButton
        name={t('cancel')}
        icon={<X size={16} aria-hidden />}
        data-testid="cancel-job"
        onClick={() => setAsks(true)}
      />
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('cancelTitle', { job: title })}
        description={t(`cancelHint.${job.kind}`)}
        confirmLabel={t('cancelDo')}
        destructive
        onConfirm={() =>
          act(() => client.call('jobs.cancel', { jobId: job.id }), { said: t('cancelled'), after: onChanged })
        }
      />
    </>
  )
}

function DownloadButton({ job, onChanged }: { job: Job; onChanged: () => void }) {
  const t = useTranslations('admin.data')
  const client = useClient()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  async function download() {
    setBusy(true)
    try {
      const { code } = await client.call('exports.open', { jobId: job.id })
      const link = document.createElement('a')
      link.href = `/api/exports/${code}`
      link.download = ''
      link.click()
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
      onChanged()
    }
    setBusy(false)
  }
  return (
    <span className="grid shrink-0 justify-items-end gap-1">
      <Button
        size="small"
        icon={<Download size={14} aria-hidden />}
        busy={busy}
        data-testid="download-export"
        onClick={download}
      >
        {t('download')}
      </Button>
      {job.expiresAt === null ? null : (
        <span className="text-ink-subtle text-meta">
          {t.rich('until', { when: () => <Moment at={job.expiresAt ?? ''} /> })}
        </span>
      )}
    </span>
  )
}
