'use client'

import { ArrowDown, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { useRoom } from '../../connection/client-provider.tsx'
import type { TimeWords } from '../time/use-time-words.ts'
import type { Arrangement } from './items.ts'

/** The server counts so far. */
const COUNTED_TO = 1_000

/** The way to what is unread above, and the one to be done with it. */
export function UnreadPill(props: {
  roomId: string
  arrangement: Arrangement
  words: TimeWords
  seeking: boolean
  onJump: () => void
  onMarkRead: () => void
}) {
  const t = useTranslations('messages')
  const format = useFormatter()
  const { unread, unreadCount } = props.arrangement
  const counted = useRoom(props.roomId)?.unread ?? 0
  const known = Math.max(unreadCount, counted)
  if (known === 0) return null
  const count = format.number(known)
  const text =
    unread === null
      ? t(known >= COUNTED_TO ? 'unreadMany' : 'unread', { count })
      : t('unreadSince', { count: format.number(unreadCount), time: props.words.brief(unread.since) })
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-(--layer-sticky) flex justify-center px-4">
      <div
        data-state="open"
        className="floats pointer-events-auto inline-flex h-[30px] min-w-0 items-center gap-2 rounded-control border border-line-strong bg-raised py-0 pr-1 pl-3 font-medium text-small shadow-2 pointer-coarse:h-12"
      >
        <span className="truncate tabular-nums">{text}</span>
        <Button
          variant="primary"
          size="small"
          busy={props.seeking}
          aria-label={t('jumpToUnread')}
          data-testid="jump-to-unread"
          className="h-[22px]! rounded-seal! px-2! pointer-coarse:h-11!"
          onClick={props.onJump}
        >
          {t('jump')}
        </Button>
        <IconButton
          name={t('markRead')}
          icon={<X size={14} aria-hidden />}
          size="small"
          shortcut="Esc"
          data-testid="mark-read"
          className="h-[22px] min-w-[22px] px-0!"
          onClick={props.onMarkRead}
        />
      </div>
    </div>
  )
}

/** The way to the newest message. */
export function NewestPill({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useTranslations('messages')
  const format = useFormatter()
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-(--layer-sticky) flex justify-center px-4">
      <Pill
        data-testid="jump-to-newest"
        data-state="open"
        icon={<ArrowDown size={14} aria-hidden />}
        className="floats pointer-events-auto"
        onClick={onClick}
      >
        {count > 0 ? t('newBelow', { count: format.number(count) }) : t('jumpToNewest')}
      </Pill>
    </div>
  )
}
