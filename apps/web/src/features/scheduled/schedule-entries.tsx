'use client'

import { CalendarClock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { keepFocus } from '../../ui/keep-focus.ts'
import { Late, latePart } from '../../ui/late.tsx'
import type { DrawMenu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { AlsoInRoom } from '../threads/also-in-room.tsx'
import { scheduleMessage } from './schedule.ts'
import type { ToScheduleHere } from './schedule-button.tsx'
import { presets, tomorrowAtNine } from './times.ts'

const timeDialog = latePart(() => import('./time-dialog.tsx'))

/** When what stands in the box may be sent. */
export function ScheduleEntries(props: ToScheduleHere & { draw: DrawMenu; onCustom: () => void }) {
  const t = useTranslations('scheduled')
  const schedule = useSchedule(props)
  const icon = <CalendarClock size={16} aria-hidden />
  const labels = { tomorrow: t('tomorrow'), monday: t('monday') }
  return props.draw([
    { kind: 'heading', id: 'menu', label: t('menu') },
    ...presets(Date.now()).map(({ id, at }) => ({
      id,
      label: labels[id],
      icon,
      onSelect: () => schedule(at),
      'data-testid': `schedule-${id}`,
    })),
    { id: 'custom', label: t('custom'), icon, onSelect: props.onCustom, 'data-testid': 'schedule-custom' },
  ])
}

/** Asks for a time, and schedules for it. */
export function ScheduleTime({ onClose, ...here }: ToScheduleHere & { onClose: () => void }) {
  const { roomId, threadOf, alsoInRoom = false } = here
  const [also, setAlso] = useState(alsoInRoom)
  const schedule = useSchedule({ ...here, alsoInRoom: also })
  const onChoose = (at: number) => {
    onClose()
    schedule(at)
  }
  const tick = threadOf === undefined ? null : <AlsoInRoom roomId={roomId} checked={also} onChange={setAlso} />
  return (
    <Late
      part={timeDialog}
      props={{ begin: tomorrowAtNine(Date.now()), onChoose, onClose, children: tick }}
      onUnavailable={onClose}
    />
  )
}

function useSchedule(here: ToScheduleHere): (at: number) => void {
  const { roomId, threadOf, alsoInRoom, read, onScheduled, onTakenBack } = here
  const t = useTranslations('scheduled')
  const client = useClient()
  const words = useTimeWords()
  return (at) => {
    const text = read()
    const takeBack = scheduleMessage(client, { roomId, threadOf, alsoInRoom, body: text.trimEnd(), at })
    onScheduled()
    // The button that was pressed goes off with the empty box.
    setTimeout(keepFocus)
    const undo = () => {
      takeBack()
      onTakenBack(text)
    }
    toast(t('scheduledToast', { when: words.exact(at) }), { action: { label: t('undo'), run: undo } })
  }
}
