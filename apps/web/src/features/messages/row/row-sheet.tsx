'use client'

import { Bookmark, BookmarkCheck, MessageSquareText, Pencil, Reply, SmilePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { toast } from '../../../ui/toast-store.ts'
import { useClient } from '../../connection/client-provider.tsx'
import { EmojiSign } from '../../emoji/custom-emoji.tsx'
import { openEmojiPicker } from '../../emoji/open-emoji-picker.ts'
import { useRecentEmoji } from '../../emoji/use-recent-emoji.ts'
import { useKept } from '../../personal/use-kept.ts'
import { useRowActs } from '../acts/row-acts.ts'
import { isInThread } from '../acts/row-content.ts'
import type { MessageItem } from '../timeline/items.ts'
import { useRowEntries } from './row-entries.tsx'

/** What can be done with a row that a finger rested on: the hover bar of touch screens. */
export function RowSheet({ item, mine, onClose }: { item: MessageItem | null; mine: boolean; onClose: () => void }) {
  const t = useTranslations('messages')
  useEffect(() => {
    if (item !== null) return liftWithoutClick()
  }, [item])
  const then = (act: (row: MessageItem['row']) => void) => () => {
    if (item === null) return
    onClose()
    // After the sheet has given the focus back, so that the composer or the next dialog keeps it.
    setTimeout(() => act(item.row))
  }
  return (
    <Dialog
      open={item !== null}
      onOpenChange={(open) => open || onClose()}
      title={t('actions')}
      data-testid="message-menu"
    >
      {item === null ? null : <Entries item={item} mine={mine} then={then} onGone={onClose} />}
    </Dialog>
  )
}

interface EntriesProps {
  item: MessageItem
  mine: boolean
  /** Closes the sheet, then does it. */
  then: (act: (row: MessageItem['row']) => void) => () => void
  onGone: () => void
}

function Entries({ item: { row }, mine, then, onGone }: EntriesProps) {
  const t = useTranslations('messages')
  const p = useTranslations('personal')
  const a = useTranslations('acts')
  const th = useTranslations('threads')
  const acts = useRowActs()
  const maySpeak = acts.maySpeak()
  const mayPost = acts.mayPost()
  useEndWithMessage(row.key, onGone)
  const entries = useRowEntries(row, 20)
  const recent = useRecentEmoji(6)
  const seq = row.state === 'sent' ? row.message.seq : 0
  const isSaved = useKept('saved', `${acts.roomId}:${seq}`) !== undefined
  const Mark = isSaved ? BookmarkCheck : Bookmark
  const button = { variant: 'quiet', wide: true, className: 'justify-start!' } as const
  return (
    <>
      {row.state === 'sent' && maySpeak ? (
        <div className="mb-2 flex justify-between gap-1">
          {recent.map((emoji) => (
            <button
              key={emoji}
              type="button"
              data-testid="quick-reaction"
              data-emoji={emoji}
              aria-label={a('reactWith', { emoji })}
              className="grid size-11 place-items-center rounded-control bg-hover text-[1.375rem]"
              onClick={then(() => acts.react(row, emoji))}
            >
              <EmojiSign emoji={emoji} />
            </button>
          ))}
          <button
            type="button"
            data-testid="add-reaction"
            aria-label={a('react')}
            className="grid size-11 place-items-center rounded-control bg-hover"
            onClick={then(() => {
              const anchor = new DOMRect(window.innerWidth / 2, window.innerHeight / 2, 0, 0)
              openEmojiPicker({ anchor, onPick: (emoji) => acts.react(row, emoji, true) })
            })}
          >
            <SmilePlus size={20} aria-hidden />
          </button>
        </div>
      ) : null}
      <div className="-mx-2 grid">
        {row.state === 'sent' ? (
          <>
            {mayPost ? (
              <Button
                {...button}
                icon={<Reply size={20} aria-hidden />}
                data-testid="message-reply"
                onClick={then(acts.reply)}
              >
                {a('reply')}
              </Button>
            ) : null}
            {acts.thread === null && (mayPost || isInThread(row)) ? (
              <Button
                {...button}
                icon={<MessageSquareText size={20} aria-hidden />}
                data-testid="message-thread"
                onClick={then(acts.openThread)}
              >
                {th('replyInThread')}
              </Button>
            ) : null}
            <Button
              {...button}
              icon={<Mark size={20} aria-hidden />}
              data-testid="message-save"
              onClick={then(acts.save)}
            >
              {p(isSaved ? 'unsave' : 'saveForLater')}
            </Button>
          </>
        ) : null}
        {mine && row.state === 'sent' && maySpeak && acts.mayEdit(row) ? (
          <Button
            {...button}
            icon={<Pencil size={20} aria-hidden />}
            data-testid="message-edit"
            onClick={then(acts.edit)}
          >
            {t('edit')}
          </Button>
        ) : null}
        {entries.map((entry) =>
          entry.kind === 'separator' || entry.kind === 'heading' ? null : (
            <Button
              key={entry.id}
              {...button}
              variant={entry.danger ? 'danger-quiet' : 'quiet'}
              icon={entry.icon}
              data-testid={entry['data-testid']}
              onClick={then(entry.onSelect)}
            >
              {entry.label}
            </Button>
          ),
        )}
      </div>
    </>
  )
}

/** Nothing is done with a message that is deleted while its sheet is open. */
function useEndWithMessage(key: string, onGone: () => void): void {
  const t = useTranslations('acts')
  const client = useClient()
  const { roomId, thread } = useRowActs()
  const end = useEffectEvent(() => {
    onGone()
    toast(t('messageDeleted'))
  })
  useEffect(() => {
    const store = thread === null ? client.timeline(roomId) : client.thread(roomId, thread)
    return store.subscribe(() => {
      const row = store.getSnapshot().rows.find((each) => each.key === key)
      if (row?.state === 'sent' && row.message.body === null) end()
    })
  }, [client, roomId, thread, key])
}

/** A finger that lifts as the sheet comes up under it would choose there what it happens to be on. */
function liftWithoutClick(): () => void {
  const over = new AbortController()
  const { signal } = over
  const onLift = (event: TouchEvent) => {
    if (event.cancelable) event.preventDefault()
    over.abort()
  }
  window.addEventListener('touchend', onLift, { signal, capture: true, passive: false })
  window.addEventListener('touchcancel', () => over.abort(), { signal })
  // No event tells of the lifting where what it rests on has gone.
  window.addEventListener('touchstart', () => over.abort(), { signal, capture: true })
  return () => over.abort()
}
