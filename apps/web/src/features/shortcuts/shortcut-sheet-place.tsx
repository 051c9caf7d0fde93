'use client'

import { Late, latePart } from '../../ui/late.tsx'
import { closeShortcutSheet, useShortcutSheetOpen } from './open-shortcut-sheet.ts'

const sheet = latePart(() => import('./shortcut-sheet.tsx'))

/** Where the sheet of shortcuts is drawn when it is opened. Once, in the shell. */
export function ShortcutSheetPlace() {
  if (!useShortcutSheetOpen()) return null
  return <Late part={sheet} props={{ onClose: closeShortcutSheet }} onUnavailable={closeShortcutSheet} />
}
