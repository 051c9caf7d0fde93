'use client'

import type { Job } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { JobLine } from './job-line.tsx'

interface JobsListProps {
  /** The newest ones, as they are now. */
  jobs: readonly Job[]
  /** Where older ones begin. */
  next: string | null
  onChanged: () => void
  onLook: (job: Job) => void
}

/** What the workers do and did, the newest first. */
export function JobsList({ jobs, next, onChanged, onLook }: JobsListProps) {
  const t = useTranslations('admin.data')
  const client = useClient()
  const refusalText = useRefusalText()
  const [older, setOlder] = useState<{ readonly jobs: readonly Job[]; readonly next: string | null } | null>(null)
  const [busy, setBusy] = useState(false)
  if (jobs.length === 0) return <p className="text-ink-muted text-small">{t('noJobs')}</p>
  // Whatever began since pushes the last of the newest out: it is among the older ones or comes with them.
  const known = new Set(jobs.map(({ id }) => id))
  const all = [...jobs, ...(older?.jobs ?? []).filter(({ id }) => !known.has(id))]
  const after = older === null ? next : older.next
  async function more() {
    if (after === null) return
    setBusy(true)
    try {
      const page = await client.call('jobs.list', { after })
      setOlder({ jobs: [...(older?.jobs ?? []), ...page.jobs], next: page.next })
    } catch (error) {
      toast(refusalText(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <>
      <ul aria-label={t('jobs')} className="divide-y divide-line border-line border-y">
        {all.map((job) => (
          <JobLine key={job.id} job={job} onChanged={onChanged} onLook={onLook} />
        ))}
      </ul>
      {after === null ? null : (
        <Button size="small" className="mt-3" busy={busy} data-testid="more-jobs" onClick={more}>
          {t('moreJobs')}
        </Button>
      )}
    </>
  )
}
