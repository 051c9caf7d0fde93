'use client'

import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useConnection } from '../../connection/client-provider.tsx'

/** Something that the server tells. */
export interface Read<T> {
  /** What was read last: it stays in view while something newer is on its way. Null before the first. */
  readonly value: T | null
  readonly state: 'loading' | 'ready' | 'failed'
  /** Why it could not be read, where it could not. */
  readonly error: unknown
  refresh(): void
}

/** One page of a list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
  /** How many there are on all pages; null where nobody counts them. */
  readonly total: number | null
}

interface Held<T> {
  readonly key: string | null
  readonly value: T | null
  readonly failed: boolean
  readonly error: unknown
  readonly attempt: number
}

/**
 * Reads whenever `key` changes, when the connection is back, when the window is looked at again, and when it is asked to.
 * @param key Whatever `load` depends on, as one text.
 */
export function useRead<T>(key: string, load: () => Promise<T>): Read<T> {
  const isOnline = useConnection().status === 'online'
  const [held, setHeld] = useState<Held<T>>({ key: null, value: null, failed: false, error: null, attempt: 0 })
  const [attempt, setAttempt] = useState(0)
  const read = useEffectEvent(load)
  useEffect(() => {
    // The banner says already that nothing can be read now.
    if (!isOnline) return
    let isWanted = true
    read().then(
      (value) => isWanted && setHeld({ key, value, failed: false, error: null, attempt }),
      (error: unknown) => isWanted && setHeld((before) => ({ ...before, key, failed: true, error, attempt })),
    )
    return () => {
      isWanted = false
    }
  }, [key, isOnline, attempt])
  const refresh = useCallback(() => setAttempt((count) => count + 1), [])
  useEffect(() => {
    // What others did meanwhile shows when somebody comes back to this window.
    const look = () => void (document.visibilityState === 'visible' && refresh())
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [refresh])
  // What failed and is tried again is on its way; what is only read again stays ready.
  const isTried = held.failed && held.attempt !== attempt
  const state = held.key !== key || isTried ? 'loading' : held.failed ? 'failed' : 'ready'
  return { value: held.value, state, error: state === 'failed' ? held.error : null, refresh }
}
