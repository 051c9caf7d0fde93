import type { ParleyClient } from '../api.ts'
import { type Clock, systemClock } from '../clock/clock.ts'

/** Hidden for longer than this, a tab may have slept: it catches up on return. */
const SLEPT_AFTER_MS = 60_000
/** Flips shorter than this are a glance at another tab: nothing to do. */
const GLANCE_MS = 5_000

/** The parts of `window` that are listened to. */
export type SignalWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>
}

/**
 * Lets a browser's own signals hurry the client: back online, visible again, restored from the back-forward cache.
 * They are hints only: the client's heartbeat decides what is true. Returns the way to stop listening.
 */
export function attachBrowserSignals(
  client: Pick<ParleyClient, 'retryNow' | 'resync'>,
  browser: SignalWindow,
  clock: Clock = systemClock,
): () => void {
  let hiddenSince: number | null = browser.document.visibilityState === 'hidden' ? clock.now() : null

  function onVisibilityChange(): void {
    if (browser.document.visibilityState === 'hidden') {
      hiddenSince ??= clock.now()
      return
    }
    const hiddenMs = hiddenSince === null ? 0 : clock.now() - hiddenSince
    hiddenSince = null
    if (hiddenMs > SLEPT_AFTER_MS) client.resync()
    else if (hiddenMs >= GLANCE_MS) client.retryNow()
  }
  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted) client.resync()
  }
  function onNetworkChange(): void {
    client.retryNow()
  }

  browser.document.addEventListener('visibilitychange', onVisibilityChange)
  browser.addEventListener('pageshow', onPageShow)
  browser.addEventListener('online', onNetworkChange)
  browser.addEventListener('offline', onNetworkChange)
  return () => {
    browser.document.removeEventListener('visibilitychange', onVisibilityChange)
    browser.removeEventListener('pageshow', onPageShow)
    browser.removeEventListener('online', onNetworkChange)
    browser.removeEventListener('offline', onNetworkChange)
  }
}
