'use client'

import type { Person } from '@parley/protocol'
import { useEffect, useState } from 'react'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'

/** People who were looked for stay known, so that the next letter finds them before the server answers. */
const PAUSE_MS = 120
/** Members of a room are read anew where they are older than this. */
const FRESH_MS = 60_000

const membersOf = new Map<string, { readonly people: readonly Person[]; readonly readAt: number }>()

/** The first members of a room by name, as many as a page holds. Empty until they came. */
export function useSomeMembers(roomId: string): readonly Person[] {
  const client = useClient()
  const { limits } = useBootstrap()
  const [people, setPeople] = useState(membersOf.get(roomId)?.people ?? [])
  useEffect(() => {
    const held = membersOf.get(roomId)
    if (held && Date.now() - held.readAt < FRESH_MS) return
    let current = true
    client.call('room.members', { roomId, limit: limits.pageRows }).then(
      ({ members }) => {
        const read = members.flatMap(({ person }) => (person.erased ? [] : [person]))
        membersOf.set(roomId, { people: read, readAt: Date.now() })
        if (current) setPeople(read)
      },
      // Whoever wrote something is known all the same.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client, roomId, limits.pageRows])
  return people
}

/** Everybody known here who is not among the others: who wrote something, and whom the server finds by the query. */
export function useOtherPeople(query: string, members: readonly Person[]): readonly Person[] {
  const client = useClient()
  const known = useStore(client.people)
  const [found, setFound] = useState<readonly Person[]>([])
  useEffect(() => {
    const wanted = query.trim()
    if (wanted === '') return
    let current = true
    const timer = setTimeout(() => {
      client.call('people.search', { query: wanted }).then(
        ({ people }) => current && setFound((before) => unite(before, people)),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [client, query])
  const isMember = new Set(members.map(({ id }) => id))
  return unite([...known.values()], found).filter(({ id, erased }) => !erased && !isMember.has(id))
}

function unite(some: readonly Person[], more: readonly Person[]): readonly Person[] {
  return [...new Map([...some, ...more].map((person) => [person.id, person])).values()]
}
