'use client'

import type { RoomEntry } from '@parley/client'
import { BellOff, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
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
  /** It is never bold then, and counts only what calls the person. */
  muted?: boolean
}

/** One room of the sidebar: bold while something in it is unread, with how much. */
export const RoomRow = memo(function RoomRow(props: RoomRowProps) {
  const { entry, open, draft, muted = false } = props
  const { room } = entry
  const unread = muted ? entry.mentions : entry.unread
  const t = useTranslations('shell')
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
        'flex h-(--row-height) items-center gap-[9px] rounded-control px-2 no-underline max-md:gap-3 max-md:px-3 max-md:text-body',
        open ? 'bg-selected' : 'hover:bg-hover',
        muted && !open
          ? 'text-ink-subtle hover:text-ink-subtle'
          : unread > 0
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
        {unread > 0 ? (
          <span className="min-w-[18px] text-right text-meta tabular-nums">{countLabel(unread)}</span>
        ) : null}
      </span>
    </a>
  )
})
