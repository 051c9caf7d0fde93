'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { keepItems, keepWithin } from '../../../ui/use-kept-focus.ts'
import { AdminPage } from '../frame/admin-page.tsx'
import { ColumnWaiting } from '../frame/column-waiting.tsx'
import { Failed } from '../table/list-view.tsx'
import { ExportForm } from './export-form.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ImportForm } from './import-form.tsx'
import { JobsList } from './jobs-list.tsx'
import { useJobs } from './use-jobs.ts'

/** What the workspace holds as files: taken out, brought in, and what the workers do about it. */
export function DataPage() {
  const t = useTranslations('admin.data')
  const jobs = useJobs()
  const { value } = jobs
  const [shown, setShown] = useState<string | null>(null)
  return (
    <AdminPage title={t('title')}>
      {value ? (
        <div className="min-h-0 grow overflow-y-auto overscroll-contain">
          <div className="mx-auto max-w-[720px] px-4 py-6 pb-[calc(48px+env(safe-area-inset-bottom))] sm:px-6">
            <Section title={t('export')} hint={t('exportHint')} isFirst>
              <ExportForm onStarted={jobs.refresh} />
            </Section>
            <Section title={t('import')} hint={t('importHint')}>
              {/* The button goes while a file is on its way. */}
              <div ref={keepWithin} tabIndex={-1} className="outline-none">
                <ImportForm
                  onUploaded={(job) => {
                    jobs.refresh()
                    setShown(job.id)
                  }}
                />
              </div>
            </Section>
            <Section title={t('jobs')} hint={t('jobsHint')}>
              <div ref={keepItems} tabIndex={-1} className="outline-none">
                <JobsList
                  jobs={value.jobs}
                  next={value.next}
                  onChanged={jobs.refresh}
                  onLook={({ id }) => setShown(id)}
                />
              </div>
            </Section>
          </div>
          {shown === null ? null : (
            <ImportDialog jobId={shown} onClose={() => setShown(null)} onChanged={jobs.refresh} />
          )}
        </div>
      ) : jobs.state === 'failed' ? (
        <Failed onRetry={jobs.refresh} />
      ) : (
        <ColumnWaiting />
      )}
    </AdminPage>
  )
}

function Section(props: { title: string; hint: string; isFirst?: boolean; children: ReactNode }) {
  return (
    <section className={props.isFirst ? undefined : 'mt-8 border-line border-t pt-6'}>
      <h2 className="font-semibold text-body">{props.title}</h2>
      <p className="mt-0.5 mb-4 text-pretty text-ink-muted text-small">{props.hint}</p>
      {props.children}
    </section>
  )
}
