'use client'

import { CalendarClock, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Late, latePart } from '../../ui/late.tsx'
import { Menu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { scheduleMessage } from './schedule.ts'
import { mondayAtNine, tomorrowAtNine } from './times.ts'

const timeDialog = latePart(() => import('./time-dialog.tsx'))

export interface ScheduleButtonProps {
  roomId: string
  /** Seq of the root, for a reply in a thread. */
  threadOf?: number
  text: string
  disabled: boolean
  /** It waits for its time: the box may be emptied. Called with the text again where it is taken back. */
  onScheduled: () => void
  onTakenBack: (text: string) => void
}

/** The small button beside the one that sends: send it later. */
export function ScheduleButton({ roomId, threadOf, text, disabled, onScheduled, onTakenBack }: ScheduleButtonProps) {
  const t = useTranslations('scheduled')
  const client = useClient()
  const words = useTimeWords()
  const [asking, setAsking] = useState(false)
  const schedule = (at: number) => {
    setAsking(false)
    const takeBack = scheduleMessage(client, { roomId, threadOf, body: text.trimEnd(), at })
    onScheduled()
    const undo = () => {
      takeBack()
      onTakenBack(text)
    }
    toast(t('scheduledToast', { when: words.exact(at) }), { action: { label: t('undo'), run: undo } })
  }
  const icon = <CalendarClock size={16} aria-hidden />
  const now = Date.now()
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
            className="mb-[3px]"
            tooltipSide="top"
            disabled={disabled}
            data-testid="schedule"
          />
        }
        entries={[
          { kind: 'heading', id: 'menu', label: t('menu') },
          {
            id: 'tomorrow',
            label: t('tomorrow'),
            icon,
            onSelect: () => schedule(tomorrowAtNine(now)),
            'data-testid': 'schedule-tomorrow',
          },
          {
            id: 'monday',
            label: t('monday'),
            icon,
            onSelect: () => schedule(mondayAtNine(now)),
            'data-testid': 'schedule-monday',
          },
          { id: 'custom', label: t('custom'), icon, onSelect: () => setAsking(true), 'data-testid': 'schedule-custom' },
        ]}
        data-testid="schedule-menu"
      />
      {asking ? (
        <Late
          part={timeDialog}
          props={{ begin: tomorrowAtNine(now), onChoose: schedule, onClose: () => setAsking(false) }}
          onUnavailable={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
