'use client'

import type { PersonalValue } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Segment } from '../../ui/segment.tsx'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useAllKept } from '../personal/use-kept.ts'
import { SidePage } from '../shell/side-pages.tsx'
import { SavedRow } from './saved-row.tsx'

/** Messages that the person saved for later: those that wait, and those that are done. */
export default function SavedPage() {
  const t = useTranslations('personal')
  const [shown, show] = useState<'open' | 'done'>('open')
  const kept = useAllKept('saved')
  const rows = [...kept]
    .filter(([, saved]) => (saved.done === true) === (shown === 'done'))
    .sort(([, a], [, b]) => rank(a) - rank(b) || (a.at < b.at ? 1 : -1))
  return (
    <SidePage title={t('saved')}>
      <Segment
        label={t('saved')}
        value={shown}
        options={[
          { value: 'open', label: t('open') },
          { value: 'done', label: t('done') },
        ]}
        onChange={show}
        data-testid="saved-tabs"
      />
      <div ref={keepItems} tabIndex={-1} className="outline-none" data-testid="saved-rows">
        {rows.length === 0 ? (
          <EmptyState title={t(shown === 'open' ? 'noSaved' : 'noDone')} className="mt-8">
            {shown === 'open' ? t('noSavedHint') : null}
          </EmptyState>
        ) : (
          <ul className="mt-3 grid max-w-[900px] gap-2" data-testid="saved-list">
            {rows.map(([place, saved]) => (
              <li key={place}>
                <SavedRow place={place} saved={saved} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </SidePage>
  )
}

/** What the person was reminded of stands first. */
function rank({ reminded }: PersonalValue<'saved'>): number {
  return reminded ? 0 : 1
}
