'use client'

import type { PresenceState } from '@parley/protocol'
import { useEffect, useSyncExternalStore } from 'react'
import { inTurn } from '../../ui/in-turn.ts'
import { useClient } from '../connection/client-provider.tsx'
import { useOutage } from '../connection/use-outage.ts'
import { readHere, subscribeHere } from './here.ts'

/** Nobody is away before that, so what tells it is fetched once the page has had its time. */
const LOAD_AFTER_MS = 8_000

/** How others see this person, as far as this device goes. While it is mounted, activity is followed and told. */
export function useOwnPresence(): PresenceState {
  const client = useClient()
  const { conn } = useOutage()
  const isHere = useSyncExternalStore(subscribeHere, readHere, () => true)
  useEffect(() => {
    let stop: () => void
    const loadLater = () => {
      const load = () =>
        inTurn(() => import('./page-presence.ts')).then(({ followActivity }) => followActivity(client), loadLater)
      const timer = setTimeout(load, LOAD_AFTER_MS)
      stop = () => clearTimeout(timer)
    }
    loadLater()
    return () => stop()
  }, [client])
  if (conn === 'offline') return 'offline'
  return isHere ? 'online' : 'away'
}
