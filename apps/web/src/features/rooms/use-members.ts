'use client'

import type { CommandOutput } from '@parley/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient, useConnection } from '../connection/client-provider.tsx'

export type RoomMember = CommandOutput<'room.members'>['members'][number]

const PAGE = 50

interface Members {
  readonly members: readonly RoomMember[]
  readonly next: string | null
  readonly state: 'loading' | 'ready' | 'failed'
}

const NOBODY: Members = { members: [], next: null, state: 'loading' }

/**
 * Who is in the room, page by page, by display name. Read again, as far as it was read before, when
 * somebody comes, goes or has another role and when the connection is back; what was known stays on the screen meanwhile.
 */
export function useMembers(roomId: string, membersRev: number): Members & { more: () => void; again: () => void } {
  const client = useClient()
  const online = useConnection().status === 'online'
  const [held, setHeld] = useState<Members>(NOBODY)
  const [attempt, setAttempt] = useState(0)
  const shown = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of these is the reason to read again.
  useEffect(() => {
    // The banner says already that nothing can be read now.
    if (!online) return
    let current = true
    readPages(client, roomId, Math.max(shown.current, PAGE)).then(
      (read) => {
        if (!current) return
        shown.current = read.members.length
        setHeld({ ...read, state: 'ready' })
      },
      () => current && setHeld((before) => ({ ...before, state: 'failed' })),
    )
    return () => {
      current = false
    }
  }, [client, roomId, membersRev, online, attempt])

  const again = useCallback(() => {
    setHeld((before) => ({ ...before, state: 'loading' }))
    setAttempt((count) => count + 1)
  }, [])
  const more = useCallback(() => {
    shown.current += PAGE
    again()
  }, [again])
  return { ...held, more, again }
}

async function readPages(client: ReturnType<typeof useClient>, roomId: string, atLeast: number) {
  const members: RoomMember[] = []
  let next: string | null = null
  do {
    const page: CommandOutput<'room.members'> = await client.call('room.members', {
      roomId,
      limit: PAGE,
      ...(next !== null && { after: next }),
    })
    members.push(...page.members)
    next = page.next
  } while (next !== null && members.length < atLeast)
  return { members, next }
}
