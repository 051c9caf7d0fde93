'use client'

import type { ParleyClient, ThreadEntry } from '@parley/client'
import type { PersonalValue } from '@parley/protocol'
import { useSyncExternalStore } from 'react'
import { useClient } from '../connection/client-provider.tsx'

/** A thread that the person follows; undefined for any other. */
export function useThreadEntry(roomId: string, root: number): ThreadEntry | undefined {
  const { threads } = useClient()
  const find = () => threads.getSnapshot().get(`${roomId}:${root}`)
  return useSyncExternalStore(threads.subscribe, find, () => undefined)
}

/** Changes how the person keeps a thread. A read position only moves forward. */
export function keepThread(
  client: ParleyClient,
  { roomId, root }: { readonly roomId: string; readonly root: number },
  change: PersonalValue<'thread'>,
): void {
  const key = `thread:${roomId}:${root}`
  const before = client.personal.getSnapshot().get(key) as PersonalValue<'thread'> | undefined
  const readSeq = Math.max(before?.readSeq ?? 0, change.readSeq ?? 0)
  const value = { ...before, ...change, ...(readSeq > 0 && { readSeq }) }
  if (JSON.stringify(value) !== JSON.stringify(before)) client.keep([{ key, value }])
}

/** All that stands in it is read. */
export function readThread(client: ParleyClient, { roomId, root, lastSeq }: ThreadEntry): void {
  keepThread(client, { roomId, root }, { readSeq: lastSeq })
}
