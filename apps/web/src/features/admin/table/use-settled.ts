'use client'

import { useEffect, useState } from 'react'

/** Long enough that a word is typed in one go. */
export const SETTLE_MS = 250

/** What is typed, once the typing rests. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
