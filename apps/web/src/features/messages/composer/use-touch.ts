'use client'

import { useSyncExternalStore } from 'react'

/** Asked once: the composer asks with each key. */
let held: MediaQueryList | undefined

function query(): MediaQueryList {
  held ??= window.matchMedia('(pointer: coarse) and (hover: none)')
  return held
}

/** The same as `useTouch`, for effects. */
export function isTouch(): boolean {
  return query().matches
}

/** Whether the person writes with a keyboard on the screen: Enter then makes a line. */
export function useTouch(): boolean {
  return useSyncExternalStore(subscribe, isTouch, () => false)
}

function subscribe(onChange: () => void): () => void {
  query().addEventListener('change', onChange)
  return () => query().removeEventListener('change', onChange)
}
