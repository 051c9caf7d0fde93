'use client'

import { BadgeCheck, ChartBarBig, ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Late, latePart } from '../../../ui/late.tsx'
import type { DrawMenu, MenuEntry } from '../../../ui/menu.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import { useIsOff } from '../../connection/use-is-off.ts'
import { choosePictures } from '../../files/attach-button.tsx'
import type { MoreKind } from './more-menu.tsx'
import { useTouch } from './use-touch.ts'

const DIALOGS = {
  poll: latePart(() => import('../../polls/new-poll-dialog.tsx')),
  announcement: latePart(() => import('../../confirmations/announce-dialog.tsx')),
}

/** On touch also the pictures, for which there is no button then. */
export function MoreEntries(props: { roomId: string; draw: DrawMenu; onChoose: (kind: MoreKind) => void }) {
  const { roomId, draw, onChoose } = props
  const t = useTranslations('messages.more')
  const f = useTranslations('files')
  const touch = useTouch()
  const role = useRoom(roomId)?.role
  const isPollOff = useIsOff('polls')
  const isConfirmingOff = useIsOff('confirmations')
  const entries = [
    {
      id: 'poll',
      label: t('poll'),
      icon: <ChartBarBig size={16} aria-hidden />,
      onSelect: () => onChoose('poll'),
      'data-testid': 'new-poll',
    },
    {
      id: 'announcement',
      label: t('announcement'),
      icon: <BadgeCheck size={16} aria-hidden />,
      onSelect: () => onChoose('announcement'),
      'data-testid': 'new-announcement',
    },
  ] as const satisfies readonly MenuEntry[]
  const pictures: MenuEntry = {
    id: 'pictures',
    label: f('attach'),
    icon: <ImagePlus size={16} aria-hidden />,
    onSelect: () => choosePictures(roomId),
    'data-testid': 'choose-pictures',
  }
  const keepsOrder = role === 'owner' || role === 'moderator'
  const [poll, announcement] = entries
  const offered = [...(isPollOff ? [] : [poll]), ...(isConfirmingOff || !keepsOrder ? [] : [announcement])]
  return draw(touch ? [pictures, ...offered] : offered)
}

export function MoreDialog({ kind, roomId, onClose }: { kind: MoreKind; roomId: string; onClose: () => void }) {
  return <Late key={kind} part={DIALOGS[kind]} props={{ roomId, onClose }} onUnavailable={onClose} />
}
