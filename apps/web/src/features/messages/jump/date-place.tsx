'use client'

import { Late, latePart } from '../../../ui/late.tsx'
import type { Calendar, Day } from '../time/calendar.ts'

const dialog = latePart(() => import('./date-dialog.tsx'))

export interface DatePlaceProps {
  roomId: string
  /** The day to begin with; null where nobody asked. */
  day: Day | null
  calendar: Calendar
  onClose: () => void
}

/** Where the question for a day stands. */
export function DatePlace({ roomId, day, calendar, onClose }: DatePlaceProps) {
  if (day === null) return null
  return <Late part={dialog} props={{ roomId, day, calendar, onClose }} onUnavailable={onClose} />
}
