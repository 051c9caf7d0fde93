'use client'

import { ChartBarBig } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late, latePart } from '../../ui/late.tsx'

const dialog = latePart(() => import('./new-poll-dialog.tsx'))

/** Beside where a person writes: asks the room instead of telling it. */
export function PollButton({ roomId }: { roomId: string }) {
  const t = useTranslations('polls.create')
  const [isOpen, setIsOpen] = useState(false)
  const onClose = () => setIsOpen(false)
  return (
    <>
      <IconButton
        name={t('open')}
        icon={<ChartBarBig size={18} aria-hidden />}
        tooltipSide="top"
        data-testid="new-poll"
        onPointerEnter={() => dialog.prepare()}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Late part={dialog} props={{ roomId, onClose }} onUnavailable={onClose} /> : null}
    </>
  )
}
