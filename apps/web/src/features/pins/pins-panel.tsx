'use client'

import type { Message } from '@parley/protocol'
import { Pin, PinOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { TextButton } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useClient, usePerson, useRoom } from '../connection/client-provider.tsx'
import { languageOf } from '../messages/body/language.ts'
import { MessageBody } from '../messages/body/message-body.tsx'
import { jumpTo } from '../messages/jump/jump-store.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { PanelFrame } from '../panel/panel-frame.tsx'

interface Page {
  readonly messages: readonly Message[]
  readonly next: string | null
}

/** The pinned messages of a room, the one pinned last first. A click on one leads to it. */
export default function PinsPanel({ roomId }: { roomId: string }) {
  const t = useTranslations('acts')
  const client = useClient()
  const entry = useRoom(roomId)
  const count = entry?.room.pins ?? 0
  const [page, setPage] = useState<Page | null>(null)
  const [failed, setFailed] = useState(false)
  const mayPin = entry?.room.posting !== 'moderators' || entry.role !== 'member'

  const load = (after?: string) => {
    setFailed(false)
    return client.call('room.pins', { roomId, ...(after !== undefined && { after }) }).then(
      ({ messages, next }) =>
        setPage((known) => ({
          messages: after === undefined ? messages : [...(known?.messages ?? []), ...messages],
          next,
        })),
      () => setFailed(true),
    )
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means another list.
  useEffect(() => {
    void load()
  }, [client, roomId, count])

  return (
    <PanelFrame title={t('pinsTitle')} testId="pins-panel">
      <div
        ref={keepItems}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-3 pb-[env(safe-area-inset-bottom)] outline-none"
      >
        {page !== null && page.messages.length === 0 ? (
          <EmptyState level={3} title={t('pinsEmptyTitle')}>
            {t('pinsEmpty')}
          </EmptyState>
        ) : null}
        <ul className="grid gap-2" aria-busy={page === null && !failed}>
          {page?.messages.map((message) => (
            <PinnedRow
              key={message.seq}
              message={message}
              onOpen={() => jumpTo({ roomId, seq: message.seq })}
              onUnpin={mayPin ? () => client.pin(roomId, message.seq, false) : null}
            />
          ))}
        </ul>
        {failed ? (
          <p role="alert" className="flex gap-2 py-2 text-danger-ink text-small">
            {t('pinsFailed')}
            <TextButton onClick={() => void load()}>{t('again')}</TextButton>
          </p>
        ) : null}
        {page?.next ? (
          <Button size="small" wide className="mt-2" onClick={() => void load(page.next ?? undefined)}>
            {t('pinsMore')}
          </Button>
        ) : null}
      </div>
    </PanelFrame>
  )
}

function PinnedRow(props: { message: Message; onOpen: () => void; onUnpin: (() => void) | null }) {
  const { message, onOpen, onUnpin } = props
  const t = useTranslations('acts')
  const words = useTimeWords()
  const author = usePerson(message.authorId)?.displayName ?? t('someone')
  const by = usePerson(message.pinned?.by ?? '')?.displayName ?? t('someone')
  return (
    <li data-testid="pinned-row" data-seq={message.seq} className="group rounded-card border border-line bg-raised p-3">
      <p className="flex items-center gap-2">
        <Avatar id={message.authorId} name={author} size={20} />
        <bdi lang={languageOf(author)} className="truncate font-semibold">
          {author}
        </bdi>
        <span className="grow text-ink-subtle text-meta">{words.brief(Date.parse(message.createdAt))}</span>
        {onUnpin ? (
          <IconButton
            size="small"
            name={t('unpin')}
            icon={<PinOff size={14} aria-hidden />}
            data-testid="unpin"
            onClick={onUnpin}
          />
        ) : null}
      </p>
      <div className="line-clamp-6 py-1">
        <MessageBody text={message.body ?? ''} state="sent" editedAt={null} words={words} calls={message} />
      </div>
      <p className="flex items-center gap-1.5 text-ink-subtle text-meta">
        <Pin size={12} aria-hidden className="shrink-0" />
        <span className="min-w-0 grow truncate">{t('pinnedBy', { name: by })}</span>
        <TextButton data-testid="open-pinned" onClick={onOpen}>
          {t('show')}
        </TextButton>
      </p>
    </li>
  )
}
