'use client'

import { useMemo } from 'react'
import { useClient, useRooms, useStore } from '../connection/client-provider.tsx'
import { type Section, sectionsOf } from './sections.ts'
import { useNow } from './use-now.ts'

/** The sidebar's sections, as they are now. */
export function useSections(openRoomId: string | null): readonly Section[] {
  const rooms = useRooms()
  const values = useStore(useClient().personal)
  const now = useNow()
  return useMemo(() => sectionsOf({ rooms, values, openRoomId, now }), [rooms, values, openRoomId, now])
}
