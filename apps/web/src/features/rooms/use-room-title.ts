'use client'

import type { Person } from '@parley/protocol'
import { useLocale } from 'next-intl'
import { useMemo, useSyncExternalStore } from 'react'
import { drawnSnapshot, useBootstrap, useClient, useRoom, useStore } from '../connection/client-provider.tsx'
import { type Namer, roomTitle, type TitledRoom } from './room-title.ts'

/** Names rooms as this person sees them; another function once a name changed. */
export function useRoomTitles(): (room: TitledRoom) => string {
  const people = useStore(useClient().people)
  const { me } = useBootstrap()
  const locale = useLocale()
  return useMemo(() => {
    const namer: Namer = { me, locale, nameOf: (id) => people.get(id)?.displayName }
    return (room) => roomTitle(room, namer)
  }, [people, me, locale])
}

/** What one room is called; draws again only when that changes. */
export function useTitleOf(room: TitledRoom | undefined): string {
  const { people } = useClient()
  const { me } = useBootstrap()
  const locale = useLocale()
  const readIn = (known: ReadonlyMap<string, Person>) =>
    room === undefined ? '' : roomTitle(room, { me, locale, nameOf: (id) => known.get(id)?.displayName })
  return useSyncExternalStore(
    people.subscribe,
    () => readIn(people.getSnapshot()),
    () => readIn(drawnSnapshot(people)),
  )
}

/** What a room that the person is in is called; empty for any other. */
export function useRoomTitle(roomId: string): string {
  return useTitleOf(useRoom(roomId)?.room)
}
