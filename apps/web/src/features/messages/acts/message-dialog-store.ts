'use client'

import type { TimelineRow } from '@parley/client'
import { useSyncExternalStore } from 'react'

/** What is asked or told about one message. */
export interface MessageDialog {
  readonly kind: 'forward' | 'edits' | 'readers' | 'remind' | 'report'
  readonly roomId: string
  readonly row: Extract<TimelineRow, { state: 'sent' }>
}

let shown: MessageDialog | null = null
const listeners = new Set<() => void>()

export function openMessageDialog(next: MessageDialog | null): void {
  shown = next
  for (const listener of listeners) listener()
}

export function useMessageDialog(): MessageDialog | null {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
