'use client'

import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-store.ts'
import { callsEverybody } from './calls-everybody.ts'
import { type CommandScope, commandIn } from './commands.ts'
import type { CallAsked, SendActs } from './use-before-send.tsx'
import { useZones } from './use-zones.ts'

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
  const bootstrap = scope.client.bootstrap.getSnapshot()
  const found = commandIn(text, {
    kind: scope.room.kind,
    isInThread,
    off: bootstrap?.workspace.off,
    isGuest: bootstrap?.me.role === 'guest',
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

export interface CallQuestionProps {
  asked: CallAsked
  roomId: string
  count: number
  onClose: () => void
}

/** Whether so many are to be called, and where they are. */
export function CallQuestion({ asked, roomId, count, onClose }: CallQuestionProps) {
  const t = useTranslations('completion')
  const told = useZones(roomId)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`ask.${asked.whom}`, { count })}
      description={
        <>
          {t('ask.description')}
          {/* Its line stands before the answer, so that no button moves under a pointer. */}
          <span data-testid="call-zones" className="block min-h-[1lh]">
            {told === null || told.zones === 0 ? null : t('ask.zones', { ...told })}
          </span>
        </>
      }
      confirmLabel={t('ask.confirm')}
      onConfirm={asked.send}
    />
  )
}
