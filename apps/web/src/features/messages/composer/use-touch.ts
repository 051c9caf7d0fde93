'use client'

import { useSyncExternalStore } from 'react'

const TOUCH = '(pointer: coarse) and (hover: none)'

/** The same as `useTouch`, for effects. */
export function isTouch(): boolean {
  return window.matchMedia(TOUCH).matches
}

/** Whether the person writes with a keyboard on the screen: Enter then makes a line. */
export function useTouch(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(TOUCH)
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    isTouch,
    () => false,
  )
}
