'use client'

import type { ListedRoom } from '@parley/protocol'
import { useEffect, useState } from 'react'
import { useClient } from '../connection/client-provider.tsx'

const PAUSE_MS = 120
const MOST = 20

/** Public rooms that the server finds by the query, and those it found before for others. Empty while there is no connection. */
export function usePublicRooms(query: string): readonly ListedRoom[] {
  const client = useClient()
  const [found, setFound] = useState<readonly ListedRoom[]>([])
  useEffect(() => {
    const wanted = query.trim()
    if (wanted === '') return
    let current = true
    const timer = setTimeout(() => {
      client.call('room.list', { query: wanted, limit: MOST }).then(
        ({ rooms }) =>
          current &&
          setFound((before) => [...new Map([...before, ...rooms].map((listed) => [listed.room.id, listed])).values()]),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [client, query])
  return found
}
