'use client'

import { Late } from '../../ui/late.tsx'
import { handPart } from '../hands/late-hands.ts'
import { closePanel, usePanel } from './panel-store.ts'

const shownPart = handPart(({ ShownPanel }) => ShownPanel)

/** The right panel of a room, if one is open. What each kind shows is fetched when it is first asked for. */
export function PanelPlace({ roomId }: { roomId: string }) {
  const panel = usePanel(roomId)
  if (panel === null) return null
  return <Late part={shownPart} props={{ panel, roomId }} onUnavailable={closePanel} />
}
