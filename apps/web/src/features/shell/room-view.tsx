'use client'

import { memo, useEffect } from 'react'
import { Late, latePart } from '../../ui/late.tsx'
import { useClient } from '../connection/client-provider.tsx'
import { Composer } from '../messages/composer/composer.tsx'
import { RoomTimeline } from '../messages/timeline/room-timeline.tsx'
import { RoomHeader } from './room-header.tsx'
import { useShell } from './shell-context.tsx'

const roomPanel = latePart(() => import('../rooms/room-panel.tsx'))

/** A room that the person is in: its header, its messages, where one writes, and the panel beside it. */
export const RoomView = memo(function RoomView({ roomId }: { roomId: string }) {
  const client = useClient()
  const { panelOpen, togglePanel } = useShell()
  useEffect(() => {
    // Why it failed stands in the timeline's own state.
    client.open(roomId).catch(() => undefined)
  }, [client, roomId])
  return (
    <>
      <main className="relative col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col bg-surface max-md:col-start-1">
        <RoomHeader roomId={roomId} onNearPanel={roomPanel.prepare} />
        <div id="messages" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col outline-none">
          <RoomTimeline roomId={roomId} />
        </div>
        <Composer roomId={roomId} />
      </main>
      {panelOpen ? (
        <Late part={roomPanel} props={{ roomId, onClose: togglePanel }} onUnavailable={togglePanel} />
      ) : null}
    </>
  )
})
