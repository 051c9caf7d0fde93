'use client'

import { useEffect, useState } from 'react'
import { Late } from '../../../ui/late.tsx'
import { handPart } from '../../hands/late-hands.ts'
import { type MessageDialog as About, openMessageDialog, useMessageDialog } from '../acts/message-dialog-store.ts'

const dialogPart = handPart(({ MessageDialog }) => MessageDialog)

/** Where dialogs about a message of this room stand. Their code is fetched when the first one opens. */
export function MessageDialogs({ roomId }: { roomId: string }) {
  const asked = useMessageDialog()
  const [last, setLast] = useState<About | null>(null)
  const now = asked?.roomId === roomId ? asked : null
  useEffect(() => {
    if (now !== null) setLast(now)
  }, [now])
  useEffect(() => () => openMessageDialog(null), [])
  const about = now ?? last
  if (about === null) return null
  const onClose = () => openMessageDialog(null)
  return <Late part={dialogPart} props={{ open: now !== null, about, onClose }} onUnavailable={onClose} />
}
