'use client'

import { useTranslations } from 'next-intl'
import { useTimeText } from '../../i18n/time.tsx'
import { useSentence } from '../errors/sentences.tsx'
import type { Mistake } from './use-form.ts'

/** Writes a mistake for the control of this name (null: for the form); undefined where it is about something else. */
export function useMistakeText(mistake: Mistake | null): (field: string | null) => string | undefined {
  const t = useTranslations('session')
  const sentence = useSentence()
  const time = useTimeText()
  return (field) => {
    if (!mistake || mistake.field !== field) return undefined
    const { reason } = mistake
    if (reason === 'required' || reason === 'unreachable') return t(reason)
    const said = sentence(reason)
    const until = Date.parse(reason.until ?? '')
    if (reason.reason !== undefined) return t('withReason', { said, reason: reason.reason })
    if (reason.code === 'ACCOUNT_SUSPENDED' && until > 0) return t('suspendedUntil', { when: time(until, 'exact') })
    if (reason.code !== 'RATE_LIMITED' || reason.retryAfterMs === undefined) return said
    return t('tooOften', { seconds: Math.ceil(reason.retryAfterMs / 1000) })
  }
}
