'use client'

import { Late, latePart } from '../../ui/late.tsx'
import { closePanel, type Panel } from './panel-store.ts'

const info = latePart(() => import('../rooms/room-panel.tsx'))

const thread = latePart(() => import('../threads/thread-panel.tsx'))
const pins = latePart(() => import('../pins/pins-panel.tsx'))

/** Fetches the code of the room's own panel, as a pointer comes near what opens it. */
export const prepareInfo = info.prepare

/** What the right panel shows. */
export function ShownPanel({ panel, roomId }: { panel: Panel; roomId: string }) {
  const late = { onUnavailable: closePanel }
  switch (panel.kind) {
    case 'info':
      return <Late key="info" {...late} part={info} props={{ roomId }} />
    case 'thread': {
      const { root } = panel
      return <Late key={`thread ${root}`} {...late} part={thread} props={{ roomId, root }} />
    }
    case 'pins':
      return <Late key="pins" {...late} part={pins} props={{ roomId }} />
  }
}
