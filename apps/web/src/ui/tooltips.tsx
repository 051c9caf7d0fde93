'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { inTurn } from './in-turn.ts'

/** Draws tooltips, by code that is fetched when the pointer or the keyboard is first used. Rendered once, at the root. */
export function Tooltips() {
  const [Layer, setLayer] = useState<ComponentType | null>(null)
  useEffect(() => {
    const wait = new AbortController()
    const load = () => {
      inTurn(() => import('./tooltip-layer.tsx')).then(
        ({ TooltipLayer }) => {
          wait.abort()
          setLayer(() => TooltipLayer)
        },
        // The next move tries again.
        () => undefined,
      )
    }
    const options = { signal: wait.signal, passive: true }
    document.addEventListener('pointermove', load, options)
    document.addEventListener('keydown', load, options)
    return () => wait.abort()
  }, [])
  return Layer ? <Layer /> : null
}
