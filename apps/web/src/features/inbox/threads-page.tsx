'use client'

import type { ParleyClient } from '@parley/client'
import type { ListedThread } from '@parley/protocol'
import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Dot } from '../../ui/seal.tsx'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useClient, useStore } from '../connection/client-provider.tsx'
import { openMessage } from '../messages/jump/open-message.ts'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { SidePage } from '../shell/side-pages.tsx'
import { readThread, useThreadEntry } from '../threads/use-thread-entry.ts'
import { ListFoot } from './list-foot.tsx'
import { MessageLine } from './message-line.tsx'
import { useList } from './use-list.ts'

async function ask(client: ParleyClient, after?: string) {
  const { threads, people, next } = await client.call('threads.list', after === undefined ? {} : { after })
  return { items: threads, people, next }
}

/** The threads that the person follows: unread ones first, each group the newest reply first. */
export default function ThreadsPage() {
  const t = useTranslations('inbox')
  const followed = useStore(useClient().threads)
  const words = useTimeWords()
  const { items, next, state, more, again } = useList(ask, followed)
  const isUnread = ({ roomId, root }: ListedThread) => followed.get(`${roomId}:${root.seq}`)?.isUnread ?? false
  const sorted = [...items.filter(isUnread), ...items.filter((thread) => !isUnread(thread))]
  return (
    <SidePage title={t('threads')}>
      <div ref={keepItems} tabIndex={-1} className="outline-none">
        {items.length === 0 && state === 'ready' ? (
          <EmptyState title={t('noThreadsTitle')} className="mt-8">
            {t('noThreads')}
          </EmptyState>
        ) : null}
        <ul className="grid max-w-[900px] gap-2" data-testid="thread-list">
          {sorted.map((thread) => (
            <li key={`${thread.roomId} ${thread.root.seq}`}>
              <ThreadCard thread={thread} words={words} />
            </li>
          ))}
        </ul>
        <ListFoot state={state} hasMore={next !== null} onMore={more} onAgain={again} />
      </div>
    </SidePage>
  )
}

function ThreadCard({ thread, words }: { thread: ListedThread; words: ReturnType<typeof useTimeWords> }) {
  const t = useTranslations('inbox')
  const client = useClient()
  const { roomId, root, replies, unread } = thread
  const title = useRoomTitle(roomId)
  const entry = useThreadEntry(roomId, root.seq)
  const isUnread = entry?.isUnread ?? false
  const firstUnread = isUnread ? replies.find(({ seq }) => seq > (entry?.readSeq ?? 0)) : undefined
  return (
    <article
      data-testid="thread-row"
      data-unread={isUnread || undefined}
      className="relative rounded-card border border-line bg-raised hover:border-line-strong"
    >
      <button
        type="button"
        aria-label={t('openThread')}
        onClick={() => openMessage(roomId, { seq: (firstUnread ?? replies.at(-1) ?? root).seq, threadOf: root.seq })}
        className="block w-full p-3 text-left"
      >
        <span className="mb-1 flex items-center gap-2 pr-8 text-ink-subtle text-meta">
          <span className="truncate">{title}</span>
          {isUnread ? (
            <>
              <Dot />
              <span className="font-medium text-accent-ink">{t('newReplies', { count: Math.max(1, unread) })}</span>
            </>
          ) : null}
        </span>
        <MessageLine message={root} words={words} />
        <span className="mt-2 grid gap-2 border-line border-l-2 pl-3">
          {replies.map((reply) => (
            <MessageLine key={reply.seq} message={reply} words={words} />
          ))}
        </span>
      </button>
      {isUnread && entry ? (
        <IconButton
          name={t('markRead')}
          icon={<CheckCheck size={16} aria-hidden />}
          size="small"
          className="absolute top-2 right-2"
          data-testid="thread-mark-read"
          onClick={() => readThread(client, entry)}
        />
      ) : null}
    </article>
  )
}
