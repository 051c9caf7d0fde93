'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { useClient } from '../../connection/client-provider.tsx'
import { askToDelete, type Deleting, useDeleting } from '../acts/deleting.ts'

/** Asks once more before a message goes. */
export function DeleteDialog({ roomId }: { roomId: string }) {
  const t = useTranslations('messages')
  const client = useClient()
  const asked = useDeleting()
  const [last, setLast] = useState<Deleting | null>(null)
  const deleting = asked?.roomId === roomId ? asked : null
  useEffect(() => {
    if (deleting !== null) setLast(deleting)
  }, [deleting])
  useEffect(() => () => askToDelete(null), [])
  if (deleting === null && last === null) return null
  return (
    <ConfirmDialog
      open={deleting !== null}
      onOpenChange={(open) => open || close()}
      title={t('deleteTitle')}
      description={t('deleteDescription')}
      confirmLabel={t('deleteConfirm')}
      destructive
      onConfirm={() => {
        if (deleting !== null) client.delete(roomId, deleting.seq)
      }}
    />
  )
}

/** The row that had the focus may be gone: the Tab key's row takes it, so that the keyboard is not lost. */
function close(): void {
  askToDelete(null)
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('[data-testid="message"][tabindex="0"]')?.focus({ preventScroll: true })
  })
}
