import type { Marks, TimelineRow } from '@parley/client'

const NONE: Marks = {}

/** The reactions and the pin that a row shows: own ones on their way show already. */
export function marksOf(row: TimelineRow): Marks {
  if (row.state !== 'sent') return NONE
  return row.marked ?? row.message
}
