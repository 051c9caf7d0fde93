'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { useClient, useStore } from '../connection/client-provider.tsx'
import { useNow } from '../sidebar/use-now.ts'
import { type Signals, signalsOf, unreadThreadsOf } from './signals.ts'

/** What is unread, as every part of the screen says it. */
export function useSignals(): Signals {
  const client = useClient()
  const rooms = useStore(client.rooms)
  const values = useStore(client.personal)
  const threads = useStore(client.threads)
  const now = useNow()
  return useMemo(() => signalsOf({ rooms, values, threads, now }), [rooms, values, threads, now])
}

/** How many followed threads of a room are unread. */
export function useUnreadThreads(roomId: string): number {
  const { threads } = useClient()
  const count = () => unreadThreadsOf(threads.getSnapshot()).get(roomId) ?? 0
  return useSyncExternalStore(threads.subscribe, count, () => 0)
}
