'use client'

import { useTranslations } from 'next-intl'
import { Segment } from '../../../ui/segment.tsx'
import { keepSendKey, SEND_KEYS, useSendKey } from './send-key.ts'

/** Chooses what sends a message, in this browser. */
export function SendKeySwitch(props: { 'data-testid'?: string }) {
  const t = useTranslations('formatting')
  return (
    <Segment
      {...props}
      label={t('sendWith')}
      value={useSendKey()}
      options={SEND_KEYS.map((value) => ({ value, label: t(`sendKeys.${value}`) }))}
      onChange={keepSendKey}
    />
  )
}
