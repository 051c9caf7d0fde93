'use client'

import type { TimelineRow } from '@parley/client'
import { Ellipsis, MessageSquareText, Pencil, Reply, SmilePlus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { preloadDialog } from '../../../ui/dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { EmojiSign } from '../../emoji/custom-emoji.tsx'
import { EmojiButton } from '../../emoji/emoji-button.tsx'
import { useRecentEmoji } from '../../emoji/use-recent-emoji.ts'
import { SaveButton } from '../../saved/save-button.tsx'
import { useRowActs } from '../acts/row-acts.ts'
import { isInThread } from '../acts/row-content.ts'
import { useRowEntries } from './row-entries.tsx'

export interface HoverBarProps {
  row: TimelineRow
  mine: boolean
  /** Its menu was opened or closed: it stays while it is open. */
  onMenu: (open: boolean) => void
  /** Told where the row cannot know: what was under the pointer or had the focus in it went away, and is left by neither. */
  onNear: (near: boolean) => void
  onFocused: (focused: boolean) => void
}

/** What can be done with the row under the pointer or the focus. On touch a sheet takes its place. */
export function HoverBar({ row, mine, onMenu, onNear, onFocused }: HoverBarProps) {
  const t = useTranslations('messages')
  const th = useTranslations('threads')
  const a = useTranslations('acts')
  const entries = useRowEntries(row)
  const acts = useRowActs()
  const isOwn = mine && row.state === 'sent'
  const maySpeak = acts.maySpeak()
  const mayPost = acts.mayPost()
  // The question before a deletion is then there at once, even if the network is not.
  useEffect(() => {
    if (isOwn && navigator.onLine) preloadDialog()
  }, [isOwn])
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const look = ({ type, target }: Event) => {
      const article = bar.current?.closest('article')
      if (!article || (target instanceof Node && article.contains(target))) return
      if (type === 'pointerover') onNear(false)
      if (!article.contains(document.activeElement)) onFocused(false)
    }
    document.addEventListener('pointerover', look)
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('pointerover', look)
      document.removeEventListener('focusin', look)
    }
  }, [onNear, onFocused])
  const button = { size: 'small', tooltipSide: 'top', className: 'h-7 min-w-[30px]' } as const
  return (
    // It rides on the upper edge of the row, and stays in sight where that is scrolled out.
    <div
      ref={bar}
      className="pointer-events-none absolute -top-[15px] right-6 -bottom-4 z-(--layer-sticky) max-md:right-4 pointer-coarse:hidden"
    >
      <div
        role="toolbar"
        aria-label={t('actions')}
        data-testid="message-menu"
        className="pointer-events-auto sticky top-1 flex rounded-card border border-line-strong bg-raised p-0.5 shadow-2"
      >
        {row.state === 'sent' && maySpeak ? (
          <>
            <RecentEmoji onPick={(emoji) => acts.react(row, emoji)} />
            <EmojiButton
              {...button}
              name={a('react')}
              icon={<SmilePlus size={16} aria-hidden />}
              data-testid="add-reaction"
              onPick={(emoji) => acts.react(row, emoji, true)}
            />
          </>
        ) : null}
        {row.state === 'sent' && mayPost ? (
          <IconButton
            {...button}
            name={a('reply')}
            icon={<Reply size={16} aria-hidden />}
            shortcut="R"
            data-testid="message-reply"
            onClick={() => acts.reply(row)}
          />
        ) : null}
        {row.state === 'sent' && acts.thread === null && (mayPost || isInThread(row)) ? (
          <IconButton
            {...button}
            name={th('replyInThread')}
            icon={<MessageSquareText size={16} aria-hidden />}
            shortcut="T"
            data-testid="message-thread"
            onClick={() => acts.openThread(row)}
          />
        ) : null}
        {row.state === 'sent' ? <SaveButton {...button} roomId={acts.roomId} seq={row.message.seq} /> : null}
        {isOwn ? (
          <>
            {maySpeak && acts.mayEdit(row) ? (
              <IconButton
                {...button}
                name={t('edit')}
                icon={<Pencil size={16} aria-hidden />}
                shortcut="E"
                data-testid="message-edit"
                onClick={() => acts.edit(row)}
              />
            ) : null}
            {acts.mayDelete(row) ? (
              <IconButton
                {...button}
                name={t('delete')}
                icon={<Trash2 size={16} aria-hidden />}
                shortcut="Del"
                data-testid="message-delete"
                onClick={() => acts.delete(row)}
              />
            ) : null}
          </>
        ) : null}
        <Menu
          label={t('actions')}
          entries={isOwn ? entries.filter(({ id }) => id !== 'delete' && id !== 'before-delete') : entries}
          onOpenChange={onMenu}
          data-testid="message-more-menu"
          trigger={
            <IconButton
              {...button}
              name={a('more')}
              icon={<Ellipsis size={16} aria-hidden />}
              data-testid="message-more"
            />
          }
        />
      </div>
    </div>
  )
}

/** One key or click for what a person reacts with most of the time. */
function RecentEmoji({ onPick }: { onPick: (emoji: string) => void }) {
  const a = useTranslations('acts')
  const recent = useRecentEmoji(3)
  return recent.map((emoji) => (
    <IconButton
      key={emoji}
      size="small"
      tooltipSide="top"
      className="h-7 min-w-[30px] text-body"
      name={a('reactWith', { emoji })}
      icon={
        <span aria-hidden className="pointer-events-none">
          <EmojiSign emoji={emoji} />
        </span>
      }
      data-testid="quick-reaction"
      data-emoji={emoji}
      onClick={() => onPick(emoji)}
    />
  ))
}
