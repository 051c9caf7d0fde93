'use client'

import { useEffect } from 'react'
import { useBootstrap, useClient, useConnection, useStore } from '../connection/client-provider.tsx'

/** Kept once a zone was told for the person: from then on it is theirs to change, and to take away. */
const TOLD = 'setting:zone-told'

/**
 * Tells the browser's time zone for a person who told none yet, so that others see what time it is for them, and whom they
 * would wake. Draws nothing.
 */
export function ZoneTeller() {
  const client = useClient()
  const { me } = useBootstrap()
  const isOnline = useConnection().status === 'online'
  const isComplete = useStore(client.personalIsComplete)
  const isDue = isOnline && isComplete && me.timeZone === undefined && !client.personal.getSnapshot().has(TOLD)
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (!isDue || !timeZone) return
    const told = () => client.keep([{ key: TOLD, value: { value: true } }])
    // Refused or lost: the next visit tries again.
    client.call('profile.update', { timeZone }).then(told, () => undefined)
  }, [client, isDue])
  return null
}
