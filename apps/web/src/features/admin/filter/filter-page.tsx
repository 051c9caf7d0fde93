'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { keepItems } from '../../../ui/use-kept-focus.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { AdminPage } from '../frame/admin-page.tsx'
import { Failed } from '../table/list-view.tsx'
import { useRead } from '../table/use-read.ts'
import { AddWords } from './add-words.tsx'
import { TryText } from './try-text.tsx'
import { WordsList } from './words-list.tsx'

/** Words that are not to be said: what there is, what is done about each, and what it would do to a text. */
export function FilterPage() {
  const t = useTranslations('admin.filter')
  const client = useClient()
  const read = useRead('filter', () => client.call('filter.list', {}))
  const words = read.value?.words
  return (
    <AdminPage title={t('title')}>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain">
        <div className="mx-auto max-w-[720px] px-4 py-6 pb-[calc(48px+env(safe-area-inset-bottom))] sm:px-6">
          <p className="mb-6 text-pretty text-ink-muted text-small">{t('hint')}</p>
          <Section title={t('add')}>
            <AddWords onAdded={read.refresh} />
          </Section>
          <Section title={t('try')}>
            <TryText version={words} />
          </Section>
          <Section title={words === undefined ? t('words') : t('count', { count: words.length })}>
            {words !== undefined ? (
              <div ref={keepItems} tabIndex={-1} className="outline-none">
                <WordsList words={words} onChanged={read.refresh} />
              </div>
            ) : read.state === 'failed' ? (
              <Failed onRetry={read.refresh} />
            ) : (
              <Skeleton className="h-40 w-full" />
            )}
          </Section>
        </div>
      </div>
    </AdminPage>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-8 border-line border-t pt-5">
      <h2 className="mb-3 font-semibold text-body" data-testid="filter-section">
        {title}
      </h2>
      {children}
    </section>
  )
}
