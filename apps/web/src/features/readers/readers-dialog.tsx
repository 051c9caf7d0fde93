'use client'

import type { Reader } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'
import type { MessageDialogProps } from '../messages/row/message-dialog.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useRefusalText } from '../rooms/refusal-text.ts'

/** Who has read a message, since when, and who has not. People who keep it to themselves are in neither list. */
export default function ReadersDialog({ open, about, onClose }: MessageDialogProps) {
  const t = useTranslations('acts')
  const client = useClient()
  const { epoch, me } = useBootstrap()
  const words = useTimeWords()
  const refusalText = useRefusalText()
  const [readers, setReaders] = useState<readonly Reader[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const receipts = useStore(client.personal).get('setting:receipts')?.value !== false
  const { roomId, row } = about
  const { seq, authorId } = row.message
  // biome-ignore lint/correctness/useExhaustiveDependencies: what others see decides what is told.
  useEffect(() => {
    if (!open) return
    let wanted = true
    client.call('room.readers', { roomId, epoch }).then(
      (answer) => wanted && setReaders(answer.readers),
      (error: unknown) => wanted && setFailure(error),
    )
    return () => {
      wanted = false
    }
  }, [client, open, roomId, epoch, receipts])
  const others = receipts ? readers.filter(({ personId }) => personId !== authorId && personId !== me.id) : []
  const seen = others.filter(({ readSeq }) => readSeq >= seq).sort((a, b) => (a.at < b.at ? -1 : 1))
  const unseen = others.filter(({ readSeq }) => readSeq < seq)
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={t('readersTitle')}
      data-testid="readers-dialog"
    >
      <div className="max-h-[60dvh] overflow-y-auto">
        <People testId="seen" title={t('seenBy', { count: seen.length })} readers={seen}>
          {({ at }) => words.brief(Date.parse(at))}
        </People>
        {unseen.length > 0 ? (
          <People testId="unseen" title={t('notSeenBy', { count: unseen.length })} readers={unseen} />
        ) : null}
        {failure === null ? null : (
          <p role="alert" className="py-2 text-danger-ink text-small">
            {refusalText(failure)}
          </p>
        )}
      </div>
      <div className="mt-3 border-line border-t pt-3">
        <Switch
          label={t('receipts')}
          hint={t('receiptsHint')}
          checked={receipts}
          onChange={({ target }) => client.keep([{ key: 'setting:receipts', value: { value: target.checked } }])}
          data-testid="receipts-switch"
        />
      </div>
    </Dialog>
  )
}

function People(props: {
  testId: string
  title: string
  readers: readonly Reader[]
  children?: (reader: Reader) => string
}) {
  const people = useStore(useClient().people)
  const t = useTranslations('acts')
  return (
    <section className="py-1" data-testid={`readers-${props.testId}`}>
      <h3 className="py-1 font-medium text-small">{props.title}</h3>
      <ul>
        {props.readers.map((reader) => {
          const name = people.get(reader.personId)?.displayName ?? t('someone')
          return (
            <li key={reader.personId} className="flex min-h-9 items-center gap-2.5">
              <Avatar id={reader.personId} name={name} size={24} />
              <bdi className="min-w-0 grow truncate">{name}</bdi>
              <span className="text-ink-subtle text-meta">{props.children?.(reader)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
