'use client'

import type { Person, Refusal } from '@parley/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useClient, useConnection } from '../connection/client-provider.tsx'

export interface ListPage<T> {
  readonly items: readonly T[]
  readonly people: readonly Person[]
  readonly next: string | null
}

interface Loaded<T> {
  readonly items: readonly T[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
}

/**
 * A list over all rooms, page by page. It is read again from its beginning when `news` changes and when the connection
 * stands again. `ask` must stay the same function.
 */
export function useList<T>(
  ask: (client: ReturnType<typeof useClient>, after?: string) => Promise<ListPage<T>>,
  news: unknown,
) {
  const client = useClient()
  const isOnline = useConnection().status === 'online'
  const [loaded, setLoaded] = useState<Loaded<T>>({ items: [], next: null, state: 'loading' })
  const load = useCallback(
    (after?: string) => {
      let wanted = true
      ask(client, after).then(
        ({ items, next }) =>
          wanted &&
          setLoaded((before) => ({
            items: after === undefined ? items : [...before.items, ...items],
            next,
            state: 'ready',
          })),
        (_: Refusal) => wanted && setLoaded((before) => ({ ...before, state: 'failed' })),
      )
      return () => {
        wanted = false
      }
    },
    [ask, client],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is a reason to look again.
  useEffect(() => (isOnline ? load() : undefined), [isOnline, load, news])
  return {
    ...loaded,
    again: () => void load(),
    more: () => {
      if (loaded.next !== null) load(loaded.next)
    },
  }
}
