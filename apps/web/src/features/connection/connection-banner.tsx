'use client'

import type { ConnectionState } from '@parley/client'
import { useState } from 'react'
import { useIsOlder } from './build.ts'
import { useConnection } from './client-provider.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { NOTHING, type Outage } from './outage.ts'

/**
 * `ended`: the client does not come back by itself; `outdated`: because the server speaks another version. `update`: it goes on,
 * but the server has newer pages.
 */
export type Notice = 'reconnecting' | 'online-again' | 'ended' | 'outdated' | 'update'

function noticeOf(connection: ConnectionState, outage: Outage): Notice | null {
  if (connection.status === 'ended') {
    if (connection.reason === null) return null
    return connection.reason.code === 'PROTOCOL_UNSUPPORTED' ? 'outdated' : 'ended'
  }
  if (outage.phase === 'lost') return outage.told ? 'reconnecting' : null
  return outage.phase === 'back' ? 'online-again' : null
}

/**
 * What is worth saying about the connection. It lies over the page rather than in it, so that no line that somebody
 * is reading moves; its place is the caller's.
 */
export function ConnectionBanner({ outage, className }: { outage: Outage; className: string }) {
  const isOlder = useIsOlder()
  const [isPutOff, setIsPutOff] = useState(false)
  const notice = noticeOf(useConnection(), outage) ?? (isOlder && !isPutOff ? 'update' : null)
  const caughtUp = outage.phase === 'back' ? outage.caughtUp : NOTHING
  if (notice === null) return null
  return (
    <ConnectionNotice notice={notice} caughtUp={caughtUp} className={className} onLater={() => setIsPutOff(true)} />
  )
}
