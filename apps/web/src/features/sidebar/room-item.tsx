'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Late, latePart } from '../../ui/late.tsx'
import { isNamedByPeople } from '../rooms/room-title.ts'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { RoomRow } from '../shell/room-row.tsx'
import { roomSignalOf } from '../unread/signals.ts'
import { useUnreadThreads } from '../unread/use-signals.ts'
import { ROOM_TYPE, roomTypeOf } from './section-view.tsx'
import type { Section, SectionRoom } from './sections.ts'

const menu = latePart(() => import('./room-menu.tsx'))

export interface RoomItemProps {
  room: SectionRoom
  section: Section
  sections: readonly Section[]
  open: boolean
  draft: boolean
  /** A dragged row would be put before this one. */
  isDropBefore: boolean
  onDrag: (roomId: string | null) => void
  onDragOver: (event: DragEvent<HTMLLIElement>) => void
  onMove: (roomId: string, sectionId: string, beforeRoomId: string | null) => void
}

/** A row of the sidebar with its menu. */
export function RoomItem(props: RoomItemProps) {
  const { room, section, sections, open, draft, isDropBefore, onDrag, onDragOver, onMove } = props
  const t = useTranslations('personal')
  const [menuOpen, setMenuOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const byKeyboard = useRef(false)
  const { id } = room.entry.room
  const name = useTitleOf(room.entry.room)
  const signal = roomSignalOf({ ...room, unreadThreads: useUnreadThreads(id) })
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(ROOM_TYPE, id)
        event.dataTransfer.setData(roomTypeOf(isNamedByPeople(room.entry.room) ? 'direct' : 'rooms'), id)
        event.dataTransfer.effectAllowed = 'move'
        onDrag(id)
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={onDragOver}
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
        entry={room.entry}
        open={open}
        draft={draft}
        muted={room.isMuted}
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
            props={{ room, section, sections, button, byKeyboard, onMove, onClose: () => setMenuOpen(false) }}
            onUnavailable={() => setMenuOpen(false)}
          />
        ) : null}
      </span>
    </li>
  )
}
