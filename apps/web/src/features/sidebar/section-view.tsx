'use client'

import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useKept } from '../personal/use-kept.ts'
import { RoomItem } from './room-item.tsx'
import { SectionHead, useSectionName } from './section-head.tsx'
import { isSorted, newestRooms, type Section, shownRooms, USUAL_DIRECT_ROWS } from './sections.ts'
import type { DropPlace } from './sidebar-sections.tsx'

export interface SectionViewProps {
  section: Section
  sections: readonly Section[]
  openRoomId: string | null
  /** Where in this section a dragged row would be put; null while none is over it. */
  place: DropPlace | null
  /** Of a room's row, or of an own category. */
  onDrag: (id: string | null) => void
  onPlace: (place: DropPlace | null) => void
  onDrop: () => void
  onCollapse: () => void
}

/** One section of the sidebar. Rows and own categories are dragged by pointer; their menus do the same for everybody else. */
export function SectionView(props: SectionViewProps) {
  const { section, sections, openRoomId, place, onDrag, onPlace, onDrop, onCollapse } = props
  const name = useSectionName(section)
  const t = useTranslations('personal')
  const [showsAll, showAll] = useState(false)
  const kept = useKept('setting', 'direct-rows')?.value
  const most = section.id === 'direct' ? (typeof kept === 'number' ? kept : USUAL_DIRECT_ROWS) : Infinity
  const all = shownRooms(section, openRoomId)
  const newest = newestRooms(all, most, openRoomId)
  const shown = showsAll ? all : newest
  const over = (event: DragEvent, beforeId: string | null) => {
    const { types } = event.dataTransfer
    // Rooms and direct messages have a section each, where the others have no place.
    const isRoom = types.includes(isSorted(section) ? roomTypeOf(section.id) : ROOM_TYPE)
    if (!isRoom && (section.name === null || !types.includes(CATEGORY_TYPE))) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'move'
    const beforeRoomId = isRoom && !isSorted(section) ? beforeId : null
    if (place?.beforeRoomId !== beforeRoomId || place === null) onPlace({ sectionId: section.id, beforeRoomId })
  }
  return (
    <section
      aria-label={name}
      data-testid="sidebar-section"
      data-section={section.id}
      data-section-name={name}
      onDragOver={(event) => over(event, null)}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
      className={classNames('rounded-control pb-1', place !== null && 'bg-hover')}
    >
      <SectionHead
        section={section}
        sections={sections}
        name={name}
        onCollapse={onCollapse}
        onDragStart={({ dataTransfer }) => {
          dataTransfer.setData(CATEGORY_TYPE, section.id)
          dataTransfer.effectAllowed = 'move'
          onDrag(section.id)
        }}
        onDragEnd={() => onDrag(null)}
      />
      <ul onDragOver={(event) => over(event, rowAfter(event))}>
        {shown.map((room) => (
          <RoomItem
            key={room.entry.room.id}
            {...room}
            open={room.entry.room.id === openRoomId}
            isDropBefore={place?.beforeRoomId === room.entry.room.id}
            onDrag={onDrag}
          />
        ))}
      </ul>
      {newest.length < all.length ? (
        <button
          type="button"
          data-testid="more-rooms"
          onClick={() => showAll(!showsAll)}
          className="min-h-7 w-full rounded-control px-2 text-left text-ink-subtle text-meta hover:bg-hover hover:text-ink pointer-coarse:min-h-11"
        >
          {showsAll ? t('fewer') : t('more', { count: all.length - newest.length })}
        </button>
      ) : null}
    </section>
  )
}

/** What a dragged row carries. */
export const ROOM_TYPE = 'application/x-parley-room'
/** What it carries besides: which of the sections that everybody has is its own. */
export const roomTypeOf = (sectionId: string) => `${ROOM_TYPE}-${sectionId}`
/** What the head of an own category carries. */
const CATEGORY_TYPE = 'application/x-parley-category'

/** Before which row something would be dropped: the one under the pointer, or from its lower half on the next. */
function rowAfter({ target, clientY }: DragEvent): string | null {
  const row = (target as Element).closest<HTMLElement>('[data-room]')
  if (row === null) return null
  const { top, height } = row.getBoundingClientRect()
  const before = clientY < top + height / 2 ? row : (row.nextElementSibling as HTMLElement | null)
  return before?.dataset.room ?? null
}
