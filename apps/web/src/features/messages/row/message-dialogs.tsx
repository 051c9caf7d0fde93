'use client'

import { useEffect, useState } from 'react'
import { Late, latePart } from '../../../ui/late.tsx'
import { type MessageDialog, openMessageDialog, useMessageDialog } from '../acts/message-dialog-store.ts'

/** What each of them takes. It is closed with `open` false, so that it can give the focus back. */
export interface MessageDialogProps {
  open: boolean
  about: MessageDialog
  onClose: () => void
}

const PARTS = {
  forward: latePart<MessageDialogProps>(() => import('./forward-dialog.tsx')),
  edits: latePart<MessageDialogProps>(() => import('./edits-dialog.tsx')),
  readers: latePart<MessageDialogProps>(() => import('../../readers/readers-dialog.tsx')),
}

/** Where dialogs about a message of this room stand. Their code is fetched when the first one opens. */
export function MessageDialogs({ roomId }: { roomId: string }) {
  const asked = useMessageDialog()
  const [last, setLast] = useState<MessageDialog | null>(null)
  const now = asked?.roomId === roomId ? asked : null
  useEffect(() => {
    if (now !== null) setLast(now)
  }, [now])
  useEffect(() => () => openMessageDialog(null), [])
  const about = now ?? last
  if (about === null) return null
  const close = () => openMessageDialog(null)
  return (
    <Late
      key={about.kind}
      part={PARTS[about.kind]}
      props={{ open: now !== null, about, onClose: close }}
      onUnavailable={close}
    />
  )
}
