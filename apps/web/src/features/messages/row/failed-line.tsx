'use client'

import type { TimelineRow } from '@parley/client'
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useSentence } from '../../errors/sentences.tsx'
import { useRowActs } from '../acts/row-acts.ts'
import { refusalOf } from './row-state.ts'

/** What did not go through, what to do about it, and why. */
export function FailedLine({ row }: { row: TimelineRow }) {
  const t = useTranslations('messages')
  const sentence = useSentence()
  const acts = useRowActs()
  const reason = refusalOf(row)
  const act = row.state === 'sent' ? row.pending?.kind : 'send'
  const words =
    act === 'edit'
      ? { failed: t('notChanged'), discard: t('discardEdit') }
      : act === 'delete'
        ? { failed: t('notDeleted'), discard: t('discardDelete') }
        : { failed: t('notSent'), discard: t('delete') }
  return (
    <div className="mt-px text-small">
      <p className="flex flex-wrap items-center gap-x-1.5 text-danger-ink">
        <CircleAlert size={14} aria-hidden />
        {words.failed}
        <span aria-hidden>·</span>
        <Act testId="retry" onClick={() => acts.retry(row)}>
          {t('retry')}
        </Act>
        {isOnlyText(row) ? (
          <>
            <span aria-hidden>·</span>
            <Act testId="take-back" onClick={() => acts.takeBack(row)}>
              {t('takeBack')}
            </Act>
          </>
        ) : null}
        <span aria-hidden>·</span>
        <Act testId="discard" onClick={() => acts.discard(row)}>
          {words.discard}
        </Act>
      </p>
      {reason === null ? null : <p className="text-ink-muted">{sentence(reason)}</p>}
    </div>
  )
}

/** What holds more cannot be written again in the box. */
function isOnlyText(row: TimelineRow): boolean {
  if (row.state !== 'failed' || row.body === '') return false
  return row.poll === undefined && row.forwarded === undefined && (row.files ?? []).length === 0
}

function Act({ testId, onClick, children }: { testId: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      data-testid={testId}
      onClick={onClick}
      className="rounded-seal font-medium underline decoration-danger-line underline-offset-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      {children}
    </button>
  )
}
