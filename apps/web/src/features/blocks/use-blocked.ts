'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { drawnSnapshot, useClient } from '../connection/client-provider.tsx'

const KIND = 'block:'

/** Whom the person blocked: the same set until it changes, whatever else they keep meanwhile. */
export function useBlocked(): ReadonlySet<string> {
  const { personal } = useClient()
  const ids = useSyncExternalStore(
    personal.subscribe,
    () => blockedIn(personal.getSnapshot()),
    () => blockedIn(drawnSnapshot(personal)),
  )
  return useMemo(() => new Set(ids === '' ? [] : ids.split(',')), [ids])
}

function blockedIn(values: ReadonlyMap<string, unknown>): string {
  const ids: string[] = []
  for (const key of values.keys()) if (key.startsWith(KIND)) ids.push(key.slice(KIND.length))
  return ids.sort().join()
}
