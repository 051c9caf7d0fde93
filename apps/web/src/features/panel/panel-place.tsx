'use client'

import { Late, latePart } from '../../ui/late.tsx'
import { closePanel, usePanel } from './panel-store.ts'

const info = latePart(() => import('../rooms/room-panel.tsx'))

const thread = latePart(() => import('../threads/thread-panel.tsx'))
const pins = latePart(() => import('../pins/pins-panel.tsx'))

/** Fetches the code of the room's own panel, as a pointer comes near what opens it. */
export const prepareInfo = info.prepare

/** The right panel of a room, if one is open. What each kind shows is fetched when it is first asked for. */
export function PanelPlace({ roomId }: { roomId: string }) {
  const panel = usePanel(roomId)
  const late = { onUnavailable: closePanel }
  switch (panel?.kind) {
    case 'info':
      return <Late key="info" {...late} part={info} props={{ roomId }} />
    case 'thread': {
      const { root } = panel
      return <Late key={`thread ${root}`} {...late} part={thread} props={{ roomId, root }} />
    }
    case 'pins':
      return <Late key="pins" {...late} part={pins} props={{ roomId }} />
    default:
      return null
  }
}
