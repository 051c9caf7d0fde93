'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { callsEverybody } from './calls-everybody.ts'
import { type CommandScope, commandIn } from './commands.ts'
import type { CallAsked, SendActs } from './use-before-send.tsx'

export interface LookScope extends CommandScope {
  readonly isInThread: boolean
  readonly t: ReturnType<typeof useTranslations<'completion'>>
  readonly refusalText: (error: unknown) => string
  /** Asks before everybody is called; null where they are few. */
  readonly ask: ((asked: CallAsked) => void) | null
}

/** Does a command, asks about a call, and sends all else. */
export function lookBeforeSend(text: string, { send, write }: SendActs, scope: LookScope): void {
  const { isInThread, t, refusalText, ask, ...rest } = scope
  const found = commandIn(text, {
    kind: scope.room.kind,
    isInThread,
    off: scope.client.bootstrap.getSnapshot()?.workspace.off,
  })
  if (found === null) {
    const whom = callsEverybody(text)
    if (whom === null || ask === null) send()
    else ask({ whom, send })
    return
  }
  const { command } = found
  if ('needsArgument' in command && found.text === '') {
    toast(t('needs', { argument: t(`arguments.${command.argument}`), command: `/${command.name}` }))
    return
  }
  write('')
  import('./run-command.ts')
    .then(({ runCommand }) => runCommand(command.name, found.text, rest))
    .then(
      () => 'tells' in command && toast(t(`done.${command.name}`), { tone: 'success' }),
      (error) => {
        toast(refusalText(error), { tone: 'danger' })
        // It can be mended and tried again.
        write(text)
      },
    )
}

export function CallQuestion({ asked, count, onClose }: { asked: CallAsked; count: number; onClose: () => void }) {
  const t = useTranslations('completion')
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`ask.${asked.whom}`, { count })}
      description={t('ask.description')}
      confirmLabel={t('ask.confirm')}
      onConfirm={asked.send}
    />
  )
}
