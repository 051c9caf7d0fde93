'use client'

import { useSyncExternalStore } from 'react'

const EVERY_MS = 15_000

/** The time, in milliseconds since the epoch, again every quarter of a minute: for what ends by itself. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read)
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all who ask. */
function subscribe(onTime: () => void): () => void {
  listeners.add(onTime)
  timer ??= setInterval(() => {
    for (const listener of [...listeners]) listener()
  }, EVERY_MS)
  return () => {
    listeners.delete(onTime)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function read(): number {
  return Math.floor(Date.now() / EVERY_MS) * EVERY_MS
}
