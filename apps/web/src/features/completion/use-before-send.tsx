'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useClient, useRoom } from '../connection/client-provider.tsx'
import { useRefusalText } from '../rooms/refusal-text.ts'
import { useShell } from '../shell/shell-context.tsx'
import { useThreadPlace } from '../threads/thread-place.ts'
import { ASKS_ABOVE_MEMBERS, callsEverybody } from './calls-everybody.ts'
import { commandIn } from './commands.ts'

/** What a composer asks before it sends something new. */
export interface BeforeSend {
  /**
   * Looks at what is to be sent: does it where it is a command, and asks first where it calls many people. Otherwise it is sent
   * at once. `write` puts another text into the box.
   */
  send(text: string, acts: { readonly send: () => void; readonly write: (text: string) => void }): void
  /** The question, drawn while it is open. */
  readonly dialog: ReactNode
}

export function useBeforeSend(roomId: string): BeforeSend {
  const t = useTranslations('completion')
  const client = useClient()
  const room = useRoom(roomId)?.room
  const count = useRoom(roomId)?.memberCount ?? 0
  const refusalText = useRefusalText()
  const { showDialog } = useShell()
  const isInThread = useThreadPlace() !== null
  const [asked, setAsked] = useState<{ readonly whom: 'all' | 'here'; readonly send: () => void } | null>(null)
  return {
    send(text, { send, write }) {
      const found = commandIn(text, { kind: room?.kind, isInThread })
      if (found === null || room === undefined) {
        const whom = count > ASKS_ABOVE_MEMBERS ? callsEverybody(text) : null
        if (whom === null) send()
        else setAsked({ whom, send })
        return
      }
      const { command } = found
      if ('needsArgument' in command && found.text === '') {
        toast(t('needs', { argument: t(`arguments.${command.argument}`), command: `/${command.name}` }))
        return
      }
      write('')
      import('./run-command.ts')
        .then(({ runCommand }) => runCommand(command.name, found.text, { client, room, showDialog }))
        .then(
          () => 'tells' in command && toast(t(`done.${command.name}`), { tone: 'success' }),
          (error) => {
            toast(refusalText(error), { tone: 'danger' })
            // It can be mended and tried again.
            write(text)
          },
        )
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
