'use client'

import type { DragEvent } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { RoomItem } from './room-item.tsx'
import { SectionHead, useSectionName } from './section-head.tsx'
import { type Section, shownRooms } from './sections.ts'
import type { DropPlace } from './sidebar-sections.tsx'

export interface SectionViewProps {
  section: Section
  sections: readonly Section[]
  openRoomId: string | null
  drafts: ReadonlySet<string>
  /** Where in this section a dragged row would be put; null while none is over it. */
  place: DropPlace | null
  onDrag: (roomId: string | null) => void
  onPlace: (place: DropPlace | null) => void
  onDrop: () => void
  onMove: (roomId: string, sectionId: string, beforeRoomId: string | null) => void
  onCollapse: () => void
}

/** One section of the sidebar. Rows are dragged by pointer; the row's menu does the same for everybody else. */
export function SectionView(props: SectionViewProps) {
  const { section, sections, openRoomId, drafts, place, onDrag, onPlace, onDrop, onMove, onCollapse } = props
  const name = useSectionName(section)
  const shown = shownRooms(section, openRoomId)
  const over = (event: DragEvent, beforeRoomId: string | null) => {
    if (!event.dataTransfer.types.includes(ROOM_TYPE)) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'move'
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
      <SectionHead section={section} sections={sections} name={name} onCollapse={onCollapse} />
      <ul>
        {shown.map((room, index) => (
          <RoomItem
            key={room.entry.room.id}
            room={room}
            section={section}
            sections={sections}
            open={room.entry.room.id === openRoomId}
            draft={drafts.has(room.entry.room.id)}
            isDropBefore={place?.beforeRoomId === room.entry.room.id}
            onDrag={onDrag}
            onDragOver={(event) => {
              const { top, height } = event.currentTarget.getBoundingClientRect()
              const isUpper = event.clientY < top + height / 2
              over(event, isUpper ? room.entry.room.id : (shown[index + 1]?.entry.room.id ?? null))
            }}
            onMove={onMove}
          />
        ))}
      </ul>
    </section>
  )
}

/** What a dragged row carries. */
export const ROOM_TYPE = 'application/x-parley-room'
