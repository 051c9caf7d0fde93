'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useRoom } from '../connection/client-provider.tsx'
import { useShell } from '../shell/shell-context.tsx'
import { ASKS_ABOVE_MEMBERS, callsEverybody } from './calls-everybody.ts'
import { commandIn } from './commands.ts'

/** What a composer asks before it sends something new. */
export interface BeforeSend {
  /**
   * Looks at what is to be sent: does it where it is a command, and asks first where it calls many people. Otherwise it is sent
   * at once.
   */
  send(text: string, acts: { readonly send: () => void; readonly clear: () => void }): void
  /** The question, drawn while it is open. */
  readonly dialog: ReactNode
}

export function useBeforeSend(roomId: string): BeforeSend {
  const t = useTranslations('completion')
  const entry = useRoom(roomId)
  const { showDialog } = useShell()
  const [asked, setAsked] = useState<{ readonly whom: 'all' | 'here'; readonly send: () => void } | null>(null)
  const count = entry?.memberCount ?? 0
  return {
    send(text, { send, clear }) {
      const found = commandIn(text)
      if (found) {
        clear()
        return found.command.run(found.text, { roomId, roomName: entry?.room.name ?? '', showDialog })
      }
      const whom = count > ASKS_ABOVE_MEMBERS ? callsEverybody(text) : null
      if (whom === null) send()
      else setAsked({ whom, send })
    },
    dialog:
      asked === null ? null : (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setAsked(null)}
          title={t(`ask.${asked.whom}`, { count })}
          description={t('ask.description')}
          confirmLabel={t('ask.confirm')}
          onConfirm={asked.send}
        />
      ),
  }
}
