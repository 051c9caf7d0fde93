'use client'

import type { Message } from '@parley/protocol'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'

/** One message by its address: what is loaded of its room, else asked for once. Null where it cannot be shown. */
export function useMessage(roomId: string, seq: number): Message | null | undefined {
  const client = useClient()
  const { epoch } = useBootstrap()
  const store = client.timeline(roomId)
  const find = () => {
    for (const row of store.getSnapshot().rows) if (row.state === 'sent' && row.message.seq === seq) return row.message
    return undefined
  }
  const loaded = useSyncExternalStore(store.subscribe, find, () => undefined)
  const [asked, setAsked] = useState<Message | null>()
  const isNeeded = loaded === undefined
  useEffect(() => {
    if (!isNeeded) return
    let wanted = true
    client.call('room.history', { roomId, epoch, after: seq - 1, limit: 1, replies: true }).then(
      ({ messages }) => wanted && setAsked(messages.find((message) => message.seq === seq) ?? null),
      () => wanted && setAsked(null),
    )
    return () => {
      wanted = false
    }
  }, [client, epoch, roomId, seq, isNeeded])
  return loaded ?? asked
}
