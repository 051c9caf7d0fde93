'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useKept } from '../personal/use-kept.ts'

/** What is read out in the place of what somebody wrote; null where they are not blocked. */
export function useFolded(authorId: string): string | null {
  const t = useTranslations('personal')
  return useKept('block', authorId) === undefined ? null : t('blockedMessage')
}

/** What somebody wrote; folded up where they are blocked, until the person asks to see it. */
export function UnlessBlocked({ authorId, children }: { authorId: string; children: ReactNode }) {
  const t = useTranslations('personal')
  const isBlocked = useKept('block', authorId) !== undefined
  const [shown, show] = useState(false)
  if (!isBlocked || shown) return children
  return (
    <p data-testid="blocked-message" className="text-ink-subtle text-small leading-(--message-line)">
      {t('blockedMessage')} ·{' '}
      <button
        type="button"
        data-testid="show-blocked"
        onClick={() => show(true)}
        className="rounded-seal text-link underline-offset-2 hover:underline"
      >
        {t('show')}
      </button>
    </p>
  )
}
