'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late } from '../../ui/late.tsx'
import { Menu } from '../../ui/menu.tsx'
import { handPart } from '../hands/late-hands.ts'

const entriesPart = handPart(({ ScheduleEntries }) => ScheduleEntries)
const timePart = handPart(({ ScheduleTime }) => ScheduleTime)

export interface ToScheduleHere {
  roomId: string
  /** Seq of the root, for a reply in a thread. */
  threadOf?: number
  /** What is ticked beside the box: a reply that stands in the room, too. */
  alsoInRoom?: boolean
  /** What stands in the box. */
  read: () => string
  /** It waits for its time: the box may be emptied. Called with the text again where it is taken back. */
  onScheduled: () => void
  onTakenBack: (text: string) => void
}

/** The small button beside the one that sends: send it later. */
export function ScheduleButton({ disabled, ...here }: ToScheduleHere & { disabled: boolean }) {
  const t = useTranslations('scheduled')
  const [asking, setAsking] = useState(false)
  const onClose = () => setAsking(false)
  return (
    <>
      <Menu
        label={t('menu')}
        side="top"
        trigger={
          <IconButton
            name={t('schedule')}
            icon={<ChevronDown size={16} aria-hidden />}
            size="small"
            // As the button beside it.
            className="mb-[3px] transition-none"
            tooltipSide="top"
            disabled={disabled}
            data-testid="schedule"
          />
        }
        entries={(draw, close) => (
          <Late part={entriesPart} props={{ ...here, draw, onCustom: () => setAsking(true) }} onUnavailable={close} />
        )}
        data-testid="schedule-menu"
      />
      {asking ? <Late part={timePart} props={{ ...here, onClose }} onUnavailable={onClose} /> : null}
    </>
  )
}
