'use client'

import { Late, latePart } from '../../ui/late.tsx'
import type { ShellDialog } from '../shell/shell-context.tsx'

const createRoom = latePart(() => import('./create-room-dialog.tsx'))
const browseRooms = latePart(() => import('./browse-rooms-dialog.tsx'))
const direct = latePart(() => import('./direct-dialog.tsx'))
const promote = latePart(() => import('./promote-dialog.tsx'))
const settings = latePart(() => import('./room-settings-dialog.tsx'))
const invite = latePart(() => import('./invite-dialog.tsx'))
const archive = latePart(() => import('./archive-dialog.tsx'))
const poll = latePart(() => import('../polls/new-poll-dialog.tsx'))
const own = latePart(() => import('../profiles/own-dialog.tsx'))
const leaveRoom = latePart(() => import('./leave-room-dialog.tsx'))

export interface RoomDialogProps {
  dialog: ShellDialog
  onDialog: (dialog: ShellDialog | null) => void
}

/** The dialog that is asked for. Its code is fetched when it is first opened. */
export function RoomDialog({ dialog, onDialog }: RoomDialogProps) {
  const onClose = () => onDialog(null)
  switch (dialog.kind) {
    case 'create': {
      const name = dialog.name === undefined ? {} : { name: dialog.name }
      return <Late key="create" part={createRoom} props={{ onClose, ...name }} onUnavailable={onClose} />
    }
    case 'browse': {
      const onCreate = (name: string) => onDialog({ kind: 'create', name })
      return <Late key="browse" part={browseRooms} props={{ onClose, onCreate }} onUnavailable={onClose} />
    }
    case 'leave': {
      const { roomId, name } = dialog
      return <Late key="leave" part={leaveRoom} props={{ roomId, name, onClose }} onUnavailable={onClose} />
    }
    case 'direct':
      return <Late key="direct" part={direct} props={{ onClose }} onUnavailable={onClose} />
    case 'status':
    case 'quiet':
      return <Late key={dialog.kind} part={own} props={{ about: dialog.kind, onClose }} onUnavailable={onClose} />
    case 'promote':
      return <Late key="promote" part={promote} props={{ roomId: dialog.roomId, onClose }} onUnavailable={onClose} />
    case 'room-settings':
      return <Late key="settings" part={settings} props={{ roomId: dialog.roomId, onClose }} onUnavailable={onClose} />
    case 'invite':
      return <Late key="invite" part={invite} props={{ roomId: dialog.roomId, onClose }} onUnavailable={onClose} />
    case 'poll': {
      const { roomId, question } = dialog
      return <Late key="poll" part={poll} props={{ roomId, question, onClose }} onUnavailable={onClose} />
    }
    case 'archive':
      return <Late key="archive" part={archive} props={{ roomId: dialog.roomId, onClose }} onUnavailable={onClose} />
  }
}
