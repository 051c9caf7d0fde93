import type { PersonalValue } from '@parley/protocol'

type KeptRoom = PersonalValue<'room'> | undefined

/** Whether a room is muted at this time, in milliseconds since the epoch. */
export function isMuted(kept: KeptRoom, now: number): boolean {
  const until = kept?.mutedUntil
  return until !== undefined && (until === 'forever' || Date.parse(until) > now)
}

/** For how long one may mute a room. */
export const MUTES = ['for15', 'for60', 'for480', 'untilTomorrow', 'forever'] as const
export type Mute = (typeof MUTES)[number]

const MINUTES = { for15: 15, for60: 60, for480: 480 } as const

/** Until when it is muted then; tomorrow begins at nine. */
export function muteUntil(mute: Mute, now: number): string {
  if (mute === 'forever') return mute
  const day = new Date(now)
  const at =
    mute === 'untilTomorrow'
      ? new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9)
      : new Date(now + MINUTES[mute] * 60_000)
  return at.toISOString()
}
