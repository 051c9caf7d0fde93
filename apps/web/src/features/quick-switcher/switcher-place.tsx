'use client'

import { useEffect } from 'react'
import { Late } from '../../ui/late.tsx'
import { useShell } from '../shell/shell-context.tsx'
import { closeSwitcher, keepKeys, switcherPart, useOpenedSwitcher } from './open-switcher.ts'
import { noteVisit } from './visited-rooms.ts'

/** Where the quick switcher is drawn when it is opened. Once, in the shell. */
export function SwitcherPlace() {
  const opened = useOpenedSwitcher()
  const { openRoomId } = useShell()
  useEffect(() => {
    if (openRoomId !== null) noteVisit(openRoomId)
  }, [openRoomId])
  const isOpen = opened !== null
  useEffect(() => (isOpen ? keepKeys() : undefined), [isOpen])
  if (!isOpen) return null
  return <Late part={switcherPart} props={{ typed: opened, onClose: closeSwitcher }} onUnavailable={closeSwitcher} />
}
