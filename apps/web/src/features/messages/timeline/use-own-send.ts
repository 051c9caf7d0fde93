'use client'

import type { TimelineRow } from '@parley/client'
import { useLayoutEffect, useRef } from 'react'

/** Calls back when the person sent something here, before it is painted. What waited from before does not count. */
export function useOwnSend(rows: readonly TimelineRow[], onSend: () => void): void {
  const seen = useRef<Set<string> | null>(null)
  const newest = rows.findLast(({ state }) => state === 'pending')?.key ?? null
  useLayoutEffect(() => {
    if (seen.current === null) {
      seen.current = new Set(rows.map(({ key }) => key))
    } else if (newest !== null && !seen.current.has(newest)) {
      seen.current.add(newest)
      onSend()
    }
  }, [rows, newest, onSend])
}
