'use client'

import type { ListedRoom } from '@parley/protocol'
import { useEffect, useState } from 'react'
import { useClient } from '../connection/client-provider.tsx'

/** Rooms of one page of the list. */
const PAGE = 30
/** Typing faster than this asks once. */
const PAUSE_MS = 150

export type RoomFilter = 'all' | 'joined' | 'archived'

const FILTERS = { all: {}, joined: { joined: true }, archived: { archived: true } } as const

export interface RoomSearch {
  /** The query that `rooms` answer. */
  readonly query: string
  readonly rooms: readonly ListedRoom[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
}

/** Public rooms that match, page by page. What was found stays while the next answer is on its way. */
export function useRoomSearch(query: string, show: RoomFilter): RoomSearch & { more: () => void; again: () => void } {
  const client = useClient()
  const [search, setSearch] = useState<RoomSearch>({ query: '', rooms: [], next: null, state: 'loading' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same again.
  useEffect(() => {
    let current = true
    const wanted = query.trim()
    const timer = setTimeout(
      () => {
        client.call('room.list', { limit: PAGE, ...FILTERS[show], ...(wanted !== '' && { query: wanted }) }).then(
          ({ rooms, next }) => current && setSearch({ query: wanted, rooms, next, state: 'ready' }),
          () => current && setSearch((before) => ({ ...before, query: wanted, state: 'failed' })),
        )
      },
      wanted === '' ? 0 : PAUSE_MS,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [client, query, show, attempt])

  async function more() {
    const { next, query: answered } = search
    if (next === null || search.state === 'loading') return
    setSearch({ ...search, state: 'loading' })
    try {
      const page = await client.call('room.list', {
        limit: PAGE,
        ...FILTERS[show],
        after: next,
        ...(answered !== '' && { query: answered }),
      })
      setSearch((before) =>
        before.query === answered
          ? { query: answered, rooms: [...before.rooms, ...page.rooms], next: page.next, state: 'ready' }
          : before,
      )
    } catch {
      setSearch((before) => (before.query === answered ? { ...before, state: 'failed' } : before))
    }
  }

  function again() {
    setSearch((before) => ({ ...before, state: 'loading' }))
    setAttempt((count) => count + 1)
  }
  return { ...search, more: () => void more(), again }
}
