import type { RefObject } from 'react'

const FLASH_MS = 2_000
/** A row far away is drawn a frame or two after the screen came there. */
const MOST_FRAMES = 60

/** Colours a row for a moment, and gives it the focus, as soon as it is drawn. */
export function flash(scroller: RefObject<HTMLElement | null>, key: string, frames = MOST_FRAMES): void {
  requestAnimationFrame(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"] article`)
    if (!row) {
      if (frames > 0) flash(scroller, key, frames - 1)
      return
    }
    row.focus({ preventScroll: true })
    row.dataset.flashed = ''
    const washed = { backgroundColor: 'var(--accent-wash)' }
    // Where motion is unwanted it stays and then goes, without fading.
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    row.animate([washed, { ...washed, offset: isStill ? 0.99 : 0.4 }, {}], { duration: FLASH_MS, easing: 'ease-out' })
  })
}
