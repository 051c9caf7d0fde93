/** A session ends this long after it was last used. */
export const SESSION_LIFE_MS = 30 * 24 * 60 * 60 * 1000

/** A use is written down at most this often by whoever only authenticates. */
export const SESSION_TOUCH_EVERY_MS = 5 * 60 * 1000

/** Longest device description and address that are kept. */
export const SESSION_TEXT_CHARACTERS = 200

export function sessionExpiry(now = Date.now()): Date {
  return new Date(now + SESSION_LIFE_MS)
}

/** A session that ended is kept for so long, for whoever asks what happened. */
export const SESSION_KEPT_AFTER_END_MS = 30 * 24 * 60 * 60 * 1000
