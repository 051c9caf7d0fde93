'use client'

import { isErrorCode, type Job, Refusal } from '@parley/protocol'
import { Download, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
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
import { Progress } from './progress.tsx'
import { isOpen, nameOfState } from './use-jobs.ts'

/** One job: what it is, how far it is, and what can be done with it. */
export function JobLine({ job, onChanged, onLook }: { job: Job; onChanged: () => void; onLook: (job: Job) => void }) {
  const t = useTranslations('admin.data')
  const { me } = useBootstrap()
  const title = useTitle(job)
  const isThere = job.kind === 'export' && job.expiresAt !== null && (!job.withDirect || me.role === 'owner')
  return (
    <li data-testid="job" data-job-id={job.id} data-state={job.state} className="flex items-start gap-3 py-3">
      <div className="min-w-0 grow">
        <p className="truncate font-medium text-ui" lang={languageOf(job.room?.name ?? job.import?.fileName ?? '')}>
          {title}
        </p>
        <p className="flex flex-wrap gap-x-1.5 text-ink-muted text-meta">
          <span lang={job.by ? languageOf(job.by.displayName) : undefined}>{job.by?.displayName ?? t('byItself')}</span>
          <span aria-hidden>·</span>
          <Moment at={job.createdAt} />
          <span aria-hidden>·</span>
          <span data-testid="job-state">{t(`states.${nameOfState(job)}`)}</span>
          <Outcome job={job} />
        </p>
        {job.state === 'running' ? (
          <div className="mt-2">
            <Progress job={job} />
          </div>
        ) : null}
      </div>
      {isOpen(job) ? <CancelButton job={job} title={title} onChanged={onChanged} /> : null}
      {isThere ? <DownloadButton job={job} onChanged={onChanged} /> : null}
      {job.import ? <LookButton job={job} onLook={onLook} /> : null}
    </li>
  )
}

/** What a job is, in words. */
function useTitle(job: Job): string {
  const t = useTranslations('admin.data')
  if (job.import) return t('importOf', { file: job.import.fileName })
  if (job.room) return t(`kindsOf.${job.kind}`, { room: job.room.name })
  return job.withDirect ? t('exportDirect') : t(`kinds.${job.kind}`)
}

/** Shows what a file holds and what would come of it, or did. */
function LookButton({ job, onLook }: { job: Job; onLook: (job: Job) => void }) {
  const t = useTranslations('admin.data')
  if (nameOfState(job) !== 'checked') return null
  return (
    <Button size="small" className="shrink-0" data-testid="look-at-import" onClick={() => onLook(job)}>
      {t('lookAtImport')}
    </Button>
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
        description={t(`cancelHint.${job.import?.stage === 'check' ? 'check' : job.kind}`)}
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
