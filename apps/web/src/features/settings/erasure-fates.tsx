'use client'

import type { EraseAccountInput } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useId } from 'react'

type Fate = EraseAccountInput['messages']

const FATES = ['keep', 'purge'] as const satisfies readonly Fate[]

/** What becomes of what somebody wrote, once they are erased. */
export function ErasureFates({ value, onChange }: { value: Fate; onChange: (fate: Fate) => void }) {
  const t = useTranslations('settings.account')
  const name = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-small">{t('wrote')}</legend>
      {FATES.map((fate) => (
        <label key={fate} className="flex items-start gap-2.5 text-small">
          <input
            type="radio"
            name={name}
            checked={value === fate}
            onChange={() => onChange(fate)}
            data-testid={`messages-${fate}`}
            className="mt-0.5 size-4 shrink-0"
          />
          <span>
            {t(`fates.${fate}`)}
            <span className="block text-ink-muted text-meta">{t(`hints.${fate}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
