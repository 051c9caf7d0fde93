'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Late } from '../../../ui/late.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { handPart } from '../../hands/late-hands.ts'

const entriesPart = handPart(({ MoreEntries }) => MoreEntries)
const dialogPart = handPart(({ MoreDialog }) => MoreDialog)

export type MoreKind = 'poll' | 'announcement'

/** What else a message may be: a poll, or something to be confirmed. */
export function MoreMenu({ roomId }: { roomId: string }) {
  const t = useTranslations('messages.more')
  const [kind, choose] = useState<MoreKind | null>(null)
  const onClose = () => choose(null)
  return (
    <>
      <Menu
        label={t('open')}
        side="top"
        align="start"
        entries={(draw, close) => (
          <Late part={entriesPart} props={{ roomId, draw, onChoose: choose }} onUnavailable={close} />
        )}
        trigger={
          <IconButton
            name={t('open')}
            icon={<Plus size={18} aria-hidden />}
            tooltipSide="top"
            data-testid="composer-more"
          />
        }
      />
      {kind === null ? null : <Late part={dialogPart} props={{ kind, roomId, onClose }} onUnavailable={onClose} />}
    </>
  )
}
