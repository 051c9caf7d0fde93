'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useOtherPeople } from '../completion/use-people.ts'
import { usePublicRooms } from '../completion/use-public-rooms.ts'
import { useBootstrap, useRooms } from '../connection/client-provider.tsx'
import { useReadings } from '../matching/use-readings.ts'
import { useRoomTitles } from '../rooms/use-room-title.ts'
import { useShell } from '../shell/shell-context.tsx'
import { COMMANDS } from './commands.tsx'
import type { Known } from './entries.ts'
import { visitedRooms } from './visited-rooms.ts'

const NOBODY: readonly never[] = []

/** All that the switcher may offer: what this page knows, and what the server finds by the query. */
export function useKnown(typed: string): Known {
  const t = useTranslations('switcher')
  const { openRoomId } = useShell()
  const { me } = useBootstrap()
  const rooms = useRooms()
  // What the first sign says is not looked for.
  const query = typed.trimStart().replace(/^[@#>]/, '')
  const publicRooms = usePublicRooms(query)
  const others = useOtherPeople(query, NOBODY)
  const commands = COMMANDS.filter(
    (command) => (openRoomId !== null || !('ofRoom' in command)) && !(me.role === 'guest' && 'notForGuests' in command),
  ).map(({ id }) => ({
    id,
    name: t(`commands.${id}`),
  }))
  const nameOf = useRoomTitles()
  const named = [query, ...rooms.map(({ room }) => nameOf(room)), ...others.map(({ displayName }) => displayName)]
  const readings = useReadings([
    ...named,
    ...publicRooms.map(({ room }) => room.name),
    ...commands.map(({ name }) => name),
  ])
  const visited = useMemo(visitedRooms, [])
  return {
    rooms,
    nameOf,
    publicRooms,
    people: others.filter(({ id }) => id !== me.id),
    commands,
    visited,
    openRoomId,
    readings,
  }
}
