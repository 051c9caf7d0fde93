'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useClient, usePerson } from '../connection/client-provider.tsx'
import { askToBlock, useAskedToBlock } from './ask-to-block.ts'

/** Where it is asked whether somebody shall be blocked. Rendered once. */
export function BlockDialogPlace() {
  const t = useTranslations('personal')
  const client = useClient()
  const personId = useAskedToBlock()
  const name = usePerson(personId ?? '')?.displayName ?? ''
  return (
    <ConfirmDialog
      open={personId !== null}
      onOpenChange={() => askToBlock(null)}
      title={t('blockTitle', { name })}
      description={t('blockText')}
      confirmLabel={t('block')}
      destructive
      onConfirm={() => {
        client.keep([{ key: `block:${personId}`, value: { at: new Date().toISOString() } }])
        askToBlock(null)
      }}
    />
  )
}
