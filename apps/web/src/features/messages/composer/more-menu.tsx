'use client'

import { BadgeCheck, ChartBarBig, ImagePlus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Late, latePart } from '../../../ui/late.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import { choosePictures } from '../../files/attach-button.tsx'
import { useTouch } from './use-touch.ts'

const poll = latePart(() => import('../../polls/new-poll-dialog.tsx'))
const announcement = latePart(() => import('../../confirmations/announce-dialog.tsx'))

/** What else a message may be: a poll, or something to be confirmed. */
export function MoreMenu({ roomId }: { roomId: string }) {
  const t = useTranslations('messages.more')
  const f = useTranslations('files')
  const touch = useTouch()
  const role = useRoom(roomId)?.role
  const [open, setOpen] = useState<'poll' | 'announcement' | null>(null)
  const onClose = () => setOpen(null)
  const entries = [
    {
      id: 'poll',
      label: t('poll'),
      icon: <ChartBarBig size={16} aria-hidden />,
      onSelect: () => setOpen('poll'),
      'data-testid': 'new-poll',
    },
    {
      id: 'announcement',
      label: t('announcement'),
      icon: <BadgeCheck size={16} aria-hidden />,
      onSelect: () => setOpen('announcement'),
      'data-testid': 'new-announcement',
    },
  ]
  const pictures = {
    id: 'pictures',
    label: f('attach'),
    icon: <ImagePlus size={16} aria-hidden />,
    onSelect: () => choosePictures(roomId),
    'data-testid': 'choose-pictures',
  }
  const offered = role === 'owner' || role === 'moderator' ? entries : entries.slice(0, 1)
  return (
    <>
      <Menu
        label={t('open')}
        side="top"
        align="start"
        entries={touch ? [pictures, ...offered] : offered}
        trigger={
          <IconButton
            name={t('open')}
            icon={<Plus size={18} aria-hidden />}
            tooltipSide="top"
            data-testid="composer-more"
          />
        }
      />
      {open === 'poll' ? <Late part={poll} props={{ roomId, onClose }} onUnavailable={onClose} /> : null}
      {open === 'announcement' ? (
        <Late part={announcement} props={{ roomId, onClose }} onUnavailable={onClose} />
      ) : null}
    </>
  )
}
