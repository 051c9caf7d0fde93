'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Late, latePart } from '../../ui/late.tsx'
import { useHasDraft } from '../messages/drafts/use-drafts.ts'
import { isNamedByPeople } from '../rooms/room-title.ts'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { RoomRow } from '../shell/room-row.tsx'
import { roomSignalOf } from '../unread/signals.ts'
import { useUnreadThreads } from '../unread/use-signals.ts'
import { ROOM_TYPE, roomTypeOf } from './section-view.tsx'
import type { SectionRoom } from './sections.ts'

const menu = latePart(() => import('./room-menu.tsx'))

export interface RoomItemProps extends SectionRoom {
  open: boolean
  /** A dragged row would be put before this one. */
  isDropBefore: boolean
  /** The same function at each drawing. */
  onDrag: (roomId: string | null) => void
}

/** A row of the sidebar with its menu. It is drawn again for its own sake only: of hundreds, a message changes one. */
export const RoomItem = memo(function RoomItem(props: RoomItemProps) {
  const { entry, kept, isMuted, open, isDropBefore, onDrag } = props
  const t = useTranslations('personal')
  const [menuOpen, setMenuOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const byKeyboard = useRef(false)
  const { id } = entry.room
  const name = useTitleOf(entry.room)
  const signal = roomSignalOf({ entry, kept, isMuted, unreadThreads: useUnreadThreads(id) })
  return (
    <li
      draggable
      data-room={id}
      onDragStart={(event) => {
        event.dataTransfer.setData(ROOM_TYPE, id)
        event.dataTransfer.setData(roomTypeOf(isNamedByPeople(entry.room) ? 'direct' : 'rooms'), id)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(id)
      }}
      onDragEnd={() => onDrag(null)}
      onContextMenu={(event) => {
        event.preventDefault()
        setMenuOpen(true)
      }}
      onPointerEnter={menu.prepare}
      className={classNames(
        'group/row relative',
        isDropBefore &&
          'before:absolute before:inset-x-1 before:-top-px before:h-0.5 before:rounded-full before:bg-accent',
      )}
    >
      <RoomRow
        entry={entry}
        open={open}
        draft={useHasDraft(id)}
        muted={isMuted}
        bold={signal.isBold}
        badge={signal.badge}
        dot={signal.hasUnreadThread}
      />
      <span
        className={classNames(
          // Unseen rather than not there: the menu gives the focus back to its button.
          'absolute inset-y-0 right-1 flex items-center pointer-coarse:right-0',
          !menuOpen &&
            'pointer-fine:pointer-events-none pointer-fine:opacity-0 group-focus-within/row:pointer-events-auto group-focus-within/row:opacity-100 group-hover/row:pointer-events-auto group-hover/row:opacity-100',
        )}
      >
        <button
          ref={button}
          type="button"
          aria-label={t('rowMenu', { name })}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          data-testid="room-menu"
          onFocus={menu.prepare}
          onClick={(event) => {
            byKeyboard.current = event.detail === 0
            setMenuOpen(!menuOpen)
          }}
          className="grid size-6 place-items-center rounded-control bg-raised text-ink-muted shadow-1 hover:text-ink pointer-coarse:size-11 pointer-coarse:bg-transparent pointer-coarse:text-ink-subtle pointer-coarse:shadow-none"
        >
          <MoreHorizontal size={16} aria-hidden />
        </button>
        {menuOpen ? (
          <Late
            part={menu}
            props={{ roomId: id, button, byKeyboard, onClose: () => setMenuOpen(false) }}
            onUnavailable={() => setMenuOpen(false)}
          />
        ) : null}
      </span>
    </li>
  )
})
