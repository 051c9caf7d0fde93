/** As often as most screens draw. */
const FRAME_MS = 16

/**
 * When a client tells the screen what changed: at once, but once in a frame at most, so that a busy room draws as often
 * as can be seen and not once for each message. A tab that nobody sees is told at once always: its timers sleep.
 */
export function drawPace(isHidden: () => boolean = () => document.hidden): (flush: () => void) => void {
  let next = 0
  return (flush) => {
    const waitMs = isHidden() ? 0 : next - performance.now()
    const go = () => {
      next = performance.now() + FRAME_MS
      flush()
    }
    if (waitMs <= 0) queueMicrotask(go)
    else setTimeout(go, waitMs)
  }
}
