'use client'

import type { CommandOutput } from '@parley/protocol'
import { useEffect, useState } from 'react'
import { useClient } from '../connection/client-provider.tsx'
import { type Told, zonesOf } from './zones-of.ts'

/** Of a larger room the first so many tell enough. */
const MOST = 1_000
const PAGE = 100

/** In how many time zones the members of a room are, and for how many of them it is night; null until that is known. */
export function useZones(roomId: string): Told | null {
  const client = useClient()
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const members: CommandOutput<'room.members'>['members'] = []
      let after: string | null = null
      do {
        const page: CommandOutput<'room.members'> = await client.call('room.members', {
          roomId,
          limit: PAGE,
          ...(after !== null && { after }),
        })
        members.push(...page.members)
        after = page.next
      } while (wanted && after !== null && members.length < MOST)
      if (wanted)
        setTold(
          zonesOf(
            members.map(({ person }) => person),
            Date.now(),
          ),
        )
    }
    // It is a hint: who is offline is asked without it.
    read().catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [client, roomId])
  return told
}
