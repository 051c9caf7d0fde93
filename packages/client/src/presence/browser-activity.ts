import { type Clock, systemClock } from '../clock/clock.ts'
import type { SignalWindow } from '../connection/browser-signals.ts'
import type { ClientPresence } from './presence.ts'

/** Untouched for so long, nobody is at this page. */
export const AWAY_AFTER_MS = 300_000

const ACTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/**
 * Tells from what happens in a browser's window whether somebody is at it. A page that is shown again counts as
 * touched; one that is hidden, or that nobody touches, is left after five minutes. Returns the way to stop.
 *
 * @param onChange hears, besides the server, whether somebody is here.
 */
export function attachBrowserActivity(
  presence: Pick<ClientPresence, 'report'>,
  browser: SignalWindow,
  onChange: (active: boolean) => void = () => {},
  clock: Clock = systemClock,
): () => void {
  let touchedAt = clock.now()
  let isActive: boolean | null = null
  let cancel = () => {}

  function set(active: boolean): void {
    if (isActive === active) return
    isActive = active
    presence.report(active)
    onChange(active)
  }
  function look(): void {
    // A clock that was set back must not make the wait longer than one from now.
    const leftMs = Math.min(AWAY_AFTER_MS, touchedAt + AWAY_AFTER_MS - clock.now())
    if (leftMs > 0) cancel = clock.after(leftMs, look)
    else set(false)
  }
  function touch(): void {
    touchedAt = clock.now()
    if (isActive === true) return
    set(true)
    cancel()
    look()
  }
  function onVisibilityChange(): void {
    if (browser.document.visibilityState === 'visible') touch()
  }

  touch()
  const how = { passive: true, capture: true }
  for (const act of ACTS) browser.addEventListener(act, touch, how)
  browser.document.addEventListener('visibilitychange', onVisibilityChange)
  return () => {
    cancel()
    for (const act of ACTS) browser.removeEventListener(act, touch, how)
    browser.document.removeEventListener('visibilitychange', onVisibilityChange)
  }
}
