'use client'

import { memo, useEffect } from 'react'
import { useClient, useRoom } from '../connection/client-provider.tsx'
import { Composer } from '../messages/composer/composer.tsx'
import { RoomTimeline } from '../messages/timeline/room-timeline.tsx'
import { PanelPlace } from '../panel/panel-place.tsx'
import { mayIn } from '../rooms/may-in.ts'
import { ReadOnlyPlace } from '../rooms/read-only-place.ts'
import { RoomHeader } from './room-header.tsx'

/** A room that the person is in: its header, its messages, where one writes, and the panel beside it. */
export const RoomView = memo(function RoomView({ roomId }: { roomId: string }) {
  const client = useClient()
  const entry = useRoom(roomId)
  const mayPost = entry === undefined || mayIn(entry).post
  useEffect(() => {
    // Why it failed stands in the timeline's own state.
    client.open(roomId).catch(() => undefined)
  }, [client, roomId])
  return (
    <>
      <main className="relative col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col bg-surface max-md:col-start-1">
        <RoomHeader roomId={roomId} />
        <div id="messages" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col outline-none">
          <RoomTimeline roomId={roomId} />
        </div>
        {mayPost ? <Composer roomId={roomId} /> : <ReadOnlyPlace roomId={roomId} />}
      </main>
      <PanelPlace roomId={roomId} />
    </>
  )
})
