/** What the shell remembers on this device, in cookies, so that the server draws it as it was left. */
export const LAST_ROOM_COOKIE = 'parley-room'
export const SIDEBAR_WIDTH_COOKIE = 'parley-sidebar'

/** Pixels; the same as `--sidebar-width`, `--sidebar-min` and `--sidebar-max` of the tokens. */
export const SIDEBAR_WIDTH = { usual: 260, least: 220, most: 360 } as const

/** A width within the bounds; the usual one for what is no number. */
export function sidebarWidthOf(value: unknown): number {
  const width = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  if (!Number.isFinite(width)) return SIDEBAR_WIDTH.usual
  return Math.round(Math.min(SIDEBAR_WIDTH.most, Math.max(SIDEBAR_WIDTH.least, width)))
}
