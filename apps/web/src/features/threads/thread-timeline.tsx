'use client'

import type { TimelineRow, TimelineSnapshot } from '@parley/client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useBlocked } from '../blocks/use-blocked.ts'
import { useBootstrap, useClient, useStore } from '../connection/client-provider.tsx'
import { useSentence } from '../errors/sentences.tsx'
import { RowActsProvider, useRowActsOf } from '../messages/acts/row-acts.ts'
import { useJumping } from '../messages/jump/use-jumping.ts'
import { useAttention } from '../messages/read-position/use-attention.ts'
import { newestSeq } from '../messages/read-position/use-reading.ts'
import { MessageRow } from '../messages/row/message-row.tsx'
import { RowSheetPlace } from '../messages/row/row-dialogs.tsx'
import { DayLine, NewLine } from '../messages/row/separators.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { spanOf } from '../messages/timeline/drawn.ts'
import { createArranger, type MessageItem } from '../messages/timeline/items.ts'
import { Steady } from '../messages/timeline/steady.tsx'
import { useHistory } from '../messages/timeline/use-history.ts'
import { useOwnSend } from '../messages/timeline/use-own-send.ts'
import { useRowClicks } from '../messages/timeline/use-row-clicks.ts'
import { useRowKeys } from '../messages/timeline/use-row-keys.ts'
import { Viewport } from '../messages/timeline/viewport.ts'
import { readThread, useThreadEntry } from './use-thread-entry.ts'

/** The root of a thread and its replies. It fills the flex column that it stands in. */
export function ThreadTimeline({ roomId, root }: { roomId: string; root: number }) {
  const t = useTranslations('threads')
  const snapshot = useStore(useClient().thread(roomId, root))
  const { me } = useBootstrap()
  const blocked = useBlocked()
  const words = useTimeWords()
  const acts = useRowActsOf(roomId, root)
  const entry = useThreadEntry(roomId, root)
  // Where unread began as the thread was opened.
  const [dividerAfter] = useState(() => (entry?.isUnread && entry.readSeq > 0 ? entry.readSeq : null))
  const [arrange] = useState(createArranger)
  const [viewport] = useState(() => new Viewport())
  const [pressed, setPressed] = useState<MessageItem | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, hasOlder } = snapshot
  const { calendar } = words
  const arrangement = useMemo(
    () => arrange({ rows, hasOlder, calendar, myId: me.id, blocked, dividerAfter }),
    [arrange, rows, hasOlder, calendar, me.id, blocked, dividerAfter],
  )
  const drawn = useSyncExternalStore(viewport.subscribe, viewport.getDrawn, () => null)
  const span = spanOf(arrangement, drawn)
  const { tabbableKey, onFocus, onKeyDown } = useRowKeys(arrangement, viewport, acts, me.id)
  const onClick = useRowClicks(arrangement, acts)
  const isJumping = useJumping({ snapshot, arrangement, viewport, scroller })
  useOwnSend(rows, () => viewport.toEnd())
  useReadingThread(snapshot, viewport)

  return (
    <RowActsProvider value={acts}>
      <div className="relative min-h-0 flex-1">
        <Steady viewport={viewport} scroller={scroller} arrangement={arrangement} span={span} endsAtHead>
          <div
            ref={scroller}
            role="log"
            aria-live="off"
            aria-label={t('thread')}
            aria-busy={snapshot.load !== 'ready'}
            data-testid="thread-timeline"
            onFocus={onFocus}
            onKeyDown={onKeyDown}
            onClick={onClick}
            className="absolute inset-0 flex flex-col-reverse overflow-y-auto overflow-x-hidden overscroll-contain [overflow-anchor:none]"
          >
            <div className="min-h-full flex-none pt-2 pb-1.5">
              <Root row={snapshot.thread?.root ?? null} words={words} myId={me.id} onLongPress={setPressed} />
              <Edge snapshot={snapshot} viewport={viewport} seeking={isJumping} />
              <div data-spacer="above" aria-hidden />
              {arrangement.items.slice(span.first, span.last + 1).map((item) => {
                if (item.kind === 'day') return <DayLine key={item.key} item={item} words={words} />
                if (item.kind === 'new') return <NewLine key={item.key} item={item} />
                if (item.kind === 'lines') return null
                return (
                  <MessageRow
                    key={item.key}
                    item={item}
                    mine={item.authorId === me.id}
                    tabbable={item.key === tabbableKey}
                    words={words}
                    onLongPress={setPressed}
                  />
                )
              })}
              <div data-spacer="below" aria-hidden />
            </div>
          </div>
        </Steady>
      </div>
      <RowSheetPlace item={pressed} mine={pressed?.authorId === me.id} onClose={() => setPressed(null)} />
    </RowActsProvider>
  )
}

interface RootProps {
  row: Extract<TimelineRow, { state: 'sent' }> | null
  words: ReturnType<typeof useTimeWords>
  myId: string
  onLongPress: (item: MessageItem) => void
}

function Root({ row, words, myId, onLongPress }: RootProps) {
  const t = useTranslations('threads')
  const item = useMemo<MessageItem | null>(() => {
    if (row === null) return null
    const { authorId, createdAt } = row.message
    return { kind: 'message', key: row.key, row, authorId, at: Date.parse(createdAt), leads: true }
  }, [row])
  if (item === null || row === null) return null
  if (row.message.deletedAt !== null) {
    return (
      <p data-testid="thread-root-deleted" className="px-6 py-2 text-ink-subtle text-small max-md:px-4">
        {t('deleted')}
      </p>
    )
  }
  return (
    <MessageRow item={item} mine={item.authorId === myId} tabbable={false} words={words} onLongPress={onLongPress} />
  )
}

/** Between the root and the replies that are here: how many there are, and those that are on their way. */
function Edge({ snapshot, viewport, seeking }: { snapshot: TimelineSnapshot; viewport: Viewport; seeking: boolean }) {
  const t = useTranslations('threads')
  const m = useTranslations('messages')
  const sentence = useSentence()
  const tryAgain = useHistory(snapshot, viewport, seeking)
  const { load, hasOlder, error, thread } = snapshot
  const replies = thread?.root?.message.thread?.replies ?? 0
  return (
    <>
      {load === 'ready' ? (
        <p className="flex items-center gap-3 px-6 pt-2 pb-1 text-ink-subtle text-meta max-md:px-4">
          <span className="shrink-0">{replies === 0 ? t('noReplies') : t('replies', { count: replies })}</span>
          <span aria-hidden className="h-px grow bg-line" />
        </p>
      ) : null}
      {error !== null && !error.retryable ? (
        <div role="alert" className="flex flex-wrap items-center gap-3 px-6 py-3 text-ink-muted text-small">
          <span>{sentence(error)}</span>
          <Button size="small" onClick={tryAgain}>
            {m('loadAgain')}
          </Button>
        </div>
      ) : load !== 'ready' || hasOlder ? (
        <div aria-busy className="grid gap-3 px-6 py-3 max-md:px-4">
          <span className="sr-only">{m('loading')}</span>
          <Skeleton className="h-3 w-[40%]" />
          <Skeleton className="h-3 w-[80%]" />
        </div>
      ) : null}
    </>
  )
}

/** Moves the thread's own read position to the newest reply, for somebody who looks at it. */
function useReadingThread(snapshot: TimelineSnapshot, viewport: Viewport): void {
  const client = useClient()
  const attentive = useAttention()
  const atEnd = useSyncExternalStore(
    viewport.subscribe,
    () => viewport.getLook()?.atEnd ?? false,
    () => false,
  )
  const { roomId, thread, rows, load } = snapshot
  const entry = useThreadEntry(roomId, thread?.seq ?? 0)
  const newest = newestSeq(rows)
  useEffect(() => {
    if (!attentive || !atEnd || load !== 'ready' || !entry?.isUnread || entry.lastSeq > newest) return
    readThread(client, entry)
  }, [client, attentive, atEnd, load, entry, newest])
}
