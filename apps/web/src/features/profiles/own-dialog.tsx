'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '../../ui/dialog.tsx'
import { QuietForm } from './settings/quiet-form.tsx'
import { StatusForm } from './settings/status-form.tsx'

export interface OwnDialogProps {
  about: 'status' | 'quiet'
  onClose: () => void
}

/** What the person says of themselves for a while, wherever in the chat they are. */
export default function OwnDialog({ about, onClose }: OwnDialogProps) {
  const t = useTranslations('profile')
  const Form = about === 'status' ? StatusForm : QuietForm
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(about)}
      description={t(`${about}Hint`)}
      data-testid={`${about}-dialog`}
    >
      <Form onSaved={onClose} />
    </Dialog>
  )
}
