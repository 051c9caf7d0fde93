'use client'

import type { CommandOutput } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Dialog } from '../../../ui/dialog.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useBootstrap, useClient } from '../../connection/client-provider.tsx'
import { useRefusalText } from '../../rooms/refusal-text.ts'
import { MessageBody } from '../body/message-body.tsx'
import { useTimeWords } from '../time/use-time-words.ts'
import type { MessageDialogProps } from './message-dialog.tsx'

/** What a message says now, and what it said before, the newest first. */
export default function EditsDialog({ open, about, onClose }: MessageDialogProps) {
  const t = useTranslations('acts')
  const client = useClient()
  const { epoch } = useBootstrap()
  const words = useTimeWords()
  const refusalText = useRefusalText()
  const [answer, setAnswer] = useState<CommandOutput<'message.edits'> | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { roomId, row } = about
  const { seq, body, editedAt, createdAt } = row.message
  useEffect(() => {
    if (!open) return
    let wanted = true
    client.call('message.edits', { roomId, epoch, seq }).then(
      (found) => wanted && setAnswer(found),
      (error: unknown) => wanted && setFailure(error),
    )
    return () => {
      wanted = false
    }
  }, [client, open, roomId, epoch, seq])
  const now = { body: body ?? '', writtenAt: editedAt ?? createdAt, filesRemoved: 0 }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={t('editsTitle')}
      width="wide"
      data-testid="edits-dialog"
    >
      <ol className="max-h-[60dvh] overflow-y-auto">
        {[now, ...(answer?.edits ?? [])].map((version, index) => (
          <li
            key={version.writtenAt}
            data-testid="edit-version"
            className="border-line border-b py-2.5 last:border-b-0"
          >
            <p className="text-ink-subtle text-meta">
              {words.exact(Date.parse(version.writtenAt))}
              {index === 0 ? ` · ${t('editNow')}` : null}
            </p>
            <MessageBody text={version.body} state="sent" editedAt={null} words={words} />
            {version.filesRemoved === undefined || version.filesRemoved === 0 ? null : (
              <p className="text-ink-subtle text-small">{t('picturesTakenOff', { count: version.filesRemoved })}</p>
            )}
          </li>
        ))}
        {answer === null && failure === null ? (
          <li className="py-2.5">
            <Skeleton className="h-4 w-48" />
          </li>
        ) : null}
      </ol>
      {answer?.more ? <p className="pt-2 text-ink-subtle text-small">{t('editsMore')}</p> : null}
      {failure === null ? null : (
        <p role="alert" className="pt-2 text-danger-ink text-small">
          {refusalText(failure)}
        </p>
      )}
    </Dialog>
  )
}
