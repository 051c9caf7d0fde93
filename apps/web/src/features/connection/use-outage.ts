'use client'

import { useEffect, useReducer, useSyncExternalStore } from 'react'
import { useClient, useConnection } from './client-provider.tsx'
import { BACK_MS, type Conn, connOf, FINE, followOutage, type Outage, outageEventOf, QUIET_MS } from './outage.ts'

/** Follows the connection: `data-conn`, and what is worth saying about it. */
export function useOutage(): { conn: Conn; outage: Outage } {
  const client = useClient()
  const state = useConnection()
  const browserOnline = useBrowserOnline()
  const [outage, dispatch] = useReducer(followOutage, FINE)

  useEffect(() => {
    const event = outageEventOf(state, browserOnline, Date.now())
    if (event) dispatch(event)
  }, [state, browserOnline])
  useEffect(() => client.on('caughtUp', (news) => dispatch({ type: 'synced', ...news })), [client])
  useEffect(() => {
    if (outage.phase === 'fine' || (outage.phase === 'lost' && outage.told)) return
    // A clock that was set back must not make it longer.
    const delayMs = outage.phase === 'lost' ? Math.min(QUIET_MS, outage.since + QUIET_MS - Date.now()) : BACK_MS
    const timer = setTimeout(() => dispatch({ type: outage.phase === 'lost' ? 'late' : 'settled' }), delayMs)
    return () => clearTimeout(timer)
  }, [outage])

  return { conn: connOf(state, outage, browserOnline), outage }
}

/** The browser's own opinion of the network; only its “offline” can be believed. */
function useBrowserOnline(): boolean {
  return useSyncExternalStore(subscribeToNetwork, isOnline, () => true)
}

function isOnline(): boolean {
  return navigator.onLine
}

function subscribeToNetwork(onChange: () => void): () => void {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}
