'use client'

import { useSyncExternalStore } from 'react'

const EVERY_MS = 15_000

/** The time, in milliseconds since the epoch, again every quarter of a minute: for what ends by itself. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read)
}

function subscribe(onTime: () => void): () => void {
  const timer = setInterval(onTime, EVERY_MS)
  return () => clearInterval(timer)
}

function read(): number {
  return Math.floor(Date.now() / EVERY_MS) * EVERY_MS
}
