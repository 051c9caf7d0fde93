'use client'

import type { TimelineRow } from '@parley/client'
import { useTranslations } from 'next-intl'
import { Avatar } from '../../ui/avatar.tsx'
import { usePerson } from '../connection/client-provider.tsx'
import { EmojiWords } from '../emoji/emoji-words.tsx'
import { useRowActs } from '../messages/acts/row-acts.ts'
import { plainTextOf } from '../messages/body/plain-text.ts'
import type { TimeWords } from '../messages/time/use-time-words.ts'
import { openPanel } from '../panel/panel-store.ts'
import { useMessage } from '../personal/use-message.ts'
import { useThreadEntry } from './use-thread-entry.ts'

/** What hangs on a row: who answered, how often, when last. On a reply that stands in the room: where it belongs. */
export function ThreadFooter({ row, words }: { row: TimelineRow; words: TimeWords }) {
  const { roomId, thread } = useRowActs()
  if (row.state !== 'sent' || thread !== null) return null
  const { message } = row
  if (message.thread === undefined) return null
  return <Footer roomId={roomId} root={message.seq} thread={message.thread} words={words} />
}

type Hanging = NonNullable<Extract<TimelineRow, { state: 'sent' }>['message']['thread']>

function Footer(props: { roomId: string; root: number; thread: Hanging; words: TimeWords }) {
  const { roomId, root, thread, words } = props
  const t = useTranslations('threads')
  const isUnread = useThreadEntry(roomId, root)?.isUnread ?? false
  return (
    <button
      type="button"
      data-testid="thread-footer"
      data-replies={thread.replies}
      data-unread={isUnread || undefined}
      onClick={() => openPanel({ kind: 'thread', roomId, root })}
      className="-ml-1.5 mt-1 flex max-w-full items-center gap-2 rounded-control border border-transparent px-1.5 py-1 text-small hover:border-line-strong hover:bg-raised pointer-coarse:min-h-11"
    >
      <span aria-hidden className="flex gap-1">
        {thread.people.slice(0, 4).map((id) => (
          <Face key={id} id={id} />
        ))}
      </span>
      <span className="shrink-0 font-medium text-link">{t('replies', { count: thread.replies })}</span>
      <span className="truncate text-ink-subtle text-meta">
        {t('last', { time: words.brief(Date.parse(thread.lastAt)) })}
      </span>
      {isUnread ? (
        <>
          <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" />
          <span className="sr-only">{t('unread')}</span>
        </>
      ) : null}
    </button>
  )
}

function Face({ id }: { id: string }) {
  return <Avatar id={id} name={usePerson(id)?.displayName ?? ''} size={20} />
}

/** Above a reply that was sent to the room, too: which thread it belongs to. */
export function RepliedToThread({ row }: { row: TimelineRow }) {
  const { roomId, thread } = useRowActs()
  const root = row.state === 'sent' ? row.message.threadOf : row.threadOf
  return thread !== null || root === undefined ? null : <LinkToThread roomId={roomId} root={root} />
}

function LinkToThread({ roomId, root }: { roomId: string; root: number }) {
  const t = useTranslations('threads')
  const f = useTranslations('formatting')
  const text = plainTextOf(useMessage(roomId, root)?.body ?? '', f('spoiler')).slice(0, 200)
  return (
    <button
      type="button"
      data-testid="replied-to-thread"
      onClick={() => openPanel({ kind: 'thread', roomId, root })}
      className="block max-w-full truncate rounded-seal text-left text-ink-muted text-small hover:text-link hover:underline pointer-coarse:min-h-11"
    >
      {text === '' ? t('repliedTo') : <EmojiWords text={t('repliedToText', { text })} />}
    </button>
  )
}
