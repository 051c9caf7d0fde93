'use client'

import { useSyncExternalStore } from 'react'

/** Whether this part of the page answers to clicks: what the server drew does not until its code is here, and the click would be lost. */
export function useAnswers(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
