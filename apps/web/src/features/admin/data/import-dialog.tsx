'use client'

import { type CommandOutput, Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { FormAlert } from '../../rooms/form-alert.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { useRead } from '../table/use-read.ts'
import { useAct } from '../use-act.ts'
import { ImportPlan } from './import-plan.tsx'
import { Progress } from './progress.tsx'
import { isOpen, nameOfState } from './use-jobs.ts'

const LOOK_EVERY_MS = 500

interface ImportDialogProps {
  jobId: string
  onClose: () => void
  onChanged: () => void
}

/** What a file holds and what would come of it, before anything does. */
export function ImportDialog({ jobId, onClose, onChanged }: ImportDialogProps) {
  const t = useTranslations('admin.data')
  const common = useTranslations('common')
  const client = useClient()
  const act = useAct()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const { value, refresh, state } = useRead(`import ${jobId}`, () => client.call('imports.read', { jobId }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is the reason to look once more.
  useEffect(() => {
    if (!value || !isOpen(value.job)) return
    const timer = setTimeout(refresh, LOOK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [value, state, refresh])

  const job = value?.job
  const isReady = job !== undefined && nameOfState(job) === 'checked'
  const after = () => {
    onChanged()
    onClose()
  }
  async function start() {
    setBusy(true)
    await act(() => client.call('imports.start', { jobId }), { said: t('importStarted'), after }).catch(() => {})
    setBusy(false)
  }
  async function putAway() {
    setBusy(true)
    await act(() => client.call('jobs.cancel', { jobId }), { said: t('putAway'), after }).catch(() => {})
    setBusy(false)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || busy || onClose()}
      title={job?.import?.source ? t('importFrom', { source: t(`sources.${job.import.source}`) }) : t('import')}
      description={job?.import?.fileName}
      width="wide"
      data-testid="import-dialog"
      footer={
        isReady ? (
          <>
            <Button variant="quiet" disabled={busy} data-testid="put-away-import" onClick={() => void putAway()}>
              {t('doNotImport')}
            </Button>
            <Button
              variant="primary"
              busy={busy}
              disabled={!job.counts.rooms}
              data-testid="start-import"
              onClick={() => void start()}
            >
              {t('importDo', { count: job.counts.rooms ?? 0 })}
            </Button>
          </>
        ) : (
          <Button variant="quiet" onClick={onClose}>
            {common('close')}
          </Button>
        )
      }
    >
      <Body value={value} refusal={job?.state === 'failed' ? refusalText(new Refusal('IMPORT_UNREADABLE')) : null} />
    </Dialog>
  )
}

function Body({ value, refusal }: { value: CommandOutput<'imports.read'> | null; refusal: string | null }) {
  const t = useTranslations('admin.data')
  if (value === null) return <p className="text-ink-muted text-small">{t('begins')}</p>
  if (refusal !== null) return <FormAlert>{refusal}</FormAlert>
  if (value.job.state === 'cancelled') return <p className="text-ink-muted text-small">{t('states.cancelled')}</p>
  if (!isOpen(value.job)) return <ImportPlan plan={value} />
  return (
    <div className="grid gap-3">
      <Progress job={value.job} />
      <p className="text-ink-muted text-small">{t('checking')}</p>
    </div>
  )
}
