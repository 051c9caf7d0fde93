'use client'

import { Late, latePart } from '../../../ui/late.tsx'
import type { MessageDialog as About } from '../acts/message-dialog-store.ts'

/** What each of them takes. It is closed with `open` false, so that it can give the focus back. */
export interface MessageDialogProps {
  open: boolean
  about: About
  onClose: () => void
}

const PARTS = {
  forward: latePart<MessageDialogProps>(() => import('./forward-dialog.tsx')),
  edits: latePart<MessageDialogProps>(() => import('./edits-dialog.tsx')),
  readers: latePart<MessageDialogProps>(() => import('../../readers/readers-dialog.tsx')),
  remind: latePart<MessageDialogProps>(() => import('../../saved/remind-dialog.tsx')),
  report: latePart<MessageDialogProps>(() => import('../../moderation/report-dialog.tsx')),
}

/** A dialog about a message: forwarding it, what it said before, who has read it, when it is to come back to mind. */
export function MessageDialog(props: MessageDialogProps) {
  const { kind } = props.about
  return <Late key={kind} part={PARTS[kind]} props={props} onUnavailable={props.onClose} />
}
