'use client'

import { useShell } from './shell-context.tsx'
import { useAnnouncements } from './use-announcements.ts'

/** Reads out what arrives in the open room, once the page itself has had time to be read. */
export function Announcements() {
  useAnnouncements(useShell().openRoomId)
  return null
}
