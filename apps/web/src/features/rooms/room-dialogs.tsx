'use client'

import { Late } from '../../ui/late.tsx'
import { handPart } from '../hands/late-hands.ts'
import type { ShellDialog } from '../shell/shell-context.tsx'

const dialogPart = handPart(({ RoomDialog }) => RoomDialog)

/** Where the dialogs about rooms stand. */
export function RoomDialogs(props: { dialog: ShellDialog | null; onDialog: (dialog: ShellDialog | null) => void }) {
  const { dialog, onDialog } = props
  if (dialog === null) return null
  return <Late part={dialogPart} props={{ dialog, onDialog }} onUnavailable={() => onDialog(null)} />
}
