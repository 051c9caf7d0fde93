/** Somebody who writes is told at most this often. */
const TELL_EVERY_MS = 2_000
/** A start that is older than this has expired on every screen: there is nothing to stop. */
const EXPIRES_AFTER_MS = 10_000

/** Who writes where, passed on. Nothing is kept but what bounds how often. */
export interface TypingRelay {
  start(roomId: string, personId: string): void
  stop(roomId: string, personId: string): void
}

/** @param send tells the room's other people, or nobody: it may be dropped. */
export function createTypingRelay(
  send: (roomId: string, personId: string, typing: boolean) => void,
  now: () => number = () => performance.now(),
): TypingRelay {
  /** By person and room; the one told longest ago first. */
  const told = new Map<string, { readonly at: number; isTyping: boolean }>()

  function forgetExpired(): void {
    for (const [key, { at }] of told) {
      if (now() - at < EXPIRES_AFTER_MS) return
      told.delete(key)
    }
  }

  return {
    start(roomId, personId) {
      forgetExpired()
      const key = personId + roomId
      const last = told.get(key)
      if (last !== undefined && now() - last.at < TELL_EVERY_MS) return
      told.delete(key)
      told.set(key, { at: now(), isTyping: true })
      send(roomId, personId, true)
    },
    stop(roomId, personId) {
      const last = told.get(personId + roomId)
      if (!last?.isTyping) return
      last.isTyping = false
      send(roomId, personId, false)
    },
  }
}
