'use client'

import type { RoomEntry } from '@parley/client'
import { BellOff, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Dot, Seal } from '../../ui/seal.tsx'
import { languageOf } from '../messages/body/language.ts'
import { RoomSign } from '../rooms/room-sign.tsx'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { openRoom } from './open-room.ts'
import { countLabel } from './page-title.ts'
import { roomPath } from './room-path.ts'

export interface RoomRowProps {
  entry: RoomEntry
  open: boolean
  draft: boolean
  muted?: boolean
  /** Something is unread. */
  bold: boolean
  /** How much is for this person. */
  badge: number
  /** A thread that they follow is unread. */
  dot: boolean
}

/** One room of the sidebar: bold while something in it is unread, with how much. */
export const RoomRow = memo(function RoomRow(props: RoomRowProps) {
  const { entry, open, draft, muted = false, bold, badge, dot } = props
  const { room } = entry
  const unread = bold ? entry.unread : badge
  const t = useTranslations('shell')
  const th = useTranslations('threads')
  const title = useTitleOf(room)
  const name = { name: title, count: unread }
  const label = unread > 0 ? t(draft ? 'rowUnreadDraft' : 'rowUnread', name) : draft ? t('rowDraft', name) : undefined
  return (
    <a
      href={roomPath(room.id)}
      data-testid="room-row"
      data-room-name={title}
      data-kind={room.kind}
      data-unread={unread}
      data-badge={badge}
      data-thread={dot || undefined}
      data-muted={muted || undefined}
      aria-current={open ? 'page' : undefined}
      aria-label={label}
      onClick={(event) => {
        // A new tab or window is the browser's to open.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        openRoom(room.id)
      }}
      className={classNames(
        'flex h-(--row-height) items-center gap-[9px] rounded-control px-2 no-underline max-md:gap-3 max-md:px-3 max-md:text-body pointer-coarse:pr-11',
        open ? 'bg-selected' : 'hover:bg-hover',
        muted && !open
          ? 'text-ink-subtle hover:text-ink-subtle'
          : bold
            ? 'font-semibold text-ink hover:text-ink'
            : open
              ? 'font-medium text-ink hover:text-ink'
              : 'text-ink-muted hover:text-ink-muted',
      )}
    >
      <RoomSign
        room={room}
        size={16}
        avatarSize={20}
        className={classNames(
          'max-md:size-[18px]',
          open ? 'text-ink' : unread > 0 ? 'text-ink-muted' : 'text-ink-subtle',
        )}
      />
      <span className="truncate" lang={languageOf(title)}>
        {title}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-1.5 font-normal text-ink-subtle group-focus-within/row:invisible group-hover/row:invisible pointer-coarse:visible!">
        {muted ? <BellOff size={14} aria-hidden /> : null}
        {draft && !open ? <Pencil size={14} aria-hidden /> : null}
        {dot ? <Dot label={th('unread')} /> : null}
        {badge > 0 ? (
          <Seal count={badge} />
        ) : bold ? (
          <span className="min-w-[18px] text-right text-meta tabular-nums">{countLabel(unread)}</span>
        ) : null}
      </span>
    </a>
  )
})
