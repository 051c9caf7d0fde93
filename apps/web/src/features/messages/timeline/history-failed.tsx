'use client'

import type { Refusal } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { useSentence } from '../../errors/sentences.tsx'

/** Why older messages are not there, where they do not come by themselves. */
export function HistoryFailed({ error, onAgain }: { error: Refusal; onAgain: () => void }) {
  const t = useTranslations('messages')
  const sentence = useSentence()
  return (
    <div
      role="alert"
      data-testid="load-older"
      data-state="failed"
      className="flex flex-wrap items-center justify-center gap-3 px-6 py-4 text-ink-muted text-small"
    >
      <span>
        {t('loadFailed')} {sentence(error)}
      </span>
      <Button size="small" onClick={onAgain}>
        {t('loadAgain')}
      </Button>
    </div>
  )
}
