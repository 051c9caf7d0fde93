'use client'

import { useEffect } from 'react'

/**
 * Keeps the app as high as what is seen of it while an on-screen keyboard is open, in browsers where the keyboard lies over
 * the page (Safari). `--viewport-height` is unset while nothing is covered.
 */
export function useVisualViewport(): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return
    const { style } = document.documentElement
    const follow = () => {
      const covered = window.innerHeight - viewport.height
      // A pinch also makes the visual viewport smaller; it is no keyboard.
      if (covered > 60 && viewport.scale === 1) {
        style.setProperty('--viewport-height', `${viewport.height}px`)
        window.scrollTo(0, 0)
      } else style.removeProperty('--viewport-height')
    }
    viewport.addEventListener('resize', follow)
    return () => {
      viewport.removeEventListener('resize', follow)
      style.removeProperty('--viewport-height')
    }
  }, [])
}
