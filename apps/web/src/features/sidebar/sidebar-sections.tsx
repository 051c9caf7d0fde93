'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { toast } from '../../ui/toast-store.ts'
import { useClient } from '../connection/client-provider.tsx'
import { hands } from '../hands/late-hands.ts'
import { keepRoom } from '../personal/use-kept.ts'
import { hasNews } from '../unread/signals.ts'
import { UnreadFilter } from '../unread/unread-filter.tsx'
import { useSignals } from '../unread/use-signals.ts'
import { SectionView } from './section-view.tsx'
import type { Section, SectionRoom } from './sections.ts'
import { SideLinks } from './side-links.tsx'
import { useSections } from './use-sections.ts'

/** Where what is dragged would be put: a row before another one, or at the end of the section where that is null. */
export interface DropPlace {
  readonly sectionId: string
  readonly beforeRoomId: string | null
}

/** The rooms of a person, in the sections that they made of them. */
export function SidebarSections({ openRoomId }: { openRoomId: string | null }) {
  const common = useTranslations('common')
  const client = useClient()
  const sections = useSections(openRoomId)
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const [place, setPlace] = useState<DropPlace | null>(null)
  const drag = useCallback((id: string | null) => {
    setDraggedId(id)
    setPlace(null)
  }, [])
  const t = useTranslations('inbox')
  const [unreadOnly, setUnreadOnly] = useState(false)
  const { rooms: signals } = useSignals()
  const isShown = ({ entry: { room } }: SectionRoom) => room.id === openRoomId || hasNews(signals.get(room.id))
  const shown = unreadOnly
    ? sections.map((section) => ({ ...section, rooms: section.rooms.filter(isShown) }))
    : sections
  const isAllRead = unreadOnly && shown.every(({ rooms }) => rooms.length === 0)

  // What was closed until something new came is back for good when it did, or when it is opened.
  const back = sections.flatMap(({ rooms }) =>
    rooms.flatMap(({ kept, entry }) => (kept?.hidden ? [entry.room.id] : [])),
  )
  const backIds = back.join()
  useEffect(() => {
    if (backIds !== '') for (const roomId of backIds.split(',')) keepRoom(client, roomId, { hidden: undefined })
  }, [client, backIds])

  const isRoomDragged = draggedId !== null && sections.every(({ id }) => id !== draggedId)
  const arrange = (act: Parameters<typeof hands.use>[0]) =>
    hands.use(act, () => toast(common('partUnavailable'), { tone: 'danger' }))
  // A room, or an own category.
  const put = (id: string, sectionId: string, beforeRoomId: string | null) => {
    const section = sections.find((each) => each.id === sectionId)
    const moved = sections.flatMap(({ rooms }) => rooms).find(({ entry }) => entry.room.id === id)
    if (section && moved) arrange(({ moveRoom }) => client.keep(moveRoom(section, moved, beforeRoomId)))
    else arrange(({ moveCategory }) => client.keep(moveCategory(sections, id, sectionId)))
  }
  const collapse = ({ id, name, isCollapsed }: Section) => {
    const kept = client.personal.getSnapshot().get(`category:${id}`)
    const order = typeof kept?.order === 'number' ? kept.order : 0
    arrange(({ categoryItem }) =>
      client.keep([categoryItem(id, { name: name ?? '', order, isCollapsed: !isCollapsed })]),
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-[calc(12px+env(safe-area-inset-bottom))]">
      <SideLinks />
      <UnreadFilter on={unreadOnly} onChange={setUnreadOnly} />
      {isAllRead ? <p className="px-2 py-1.5 text-ink-subtle text-small max-md:px-3">{t('noUnreadRooms')}</p> : null}
      {shown.map((section) =>
        // Favourites and direct messages stand there once there are any, and while there is something to drop.
        section.rooms.length === 0 && (unreadOnly || section.id === 'favourites') && !isRoomDragged ? null : (
          <SectionView
            key={section.id}
            section={section}
            sections={sections}
            openRoomId={openRoomId}
            place={draggedId !== null && place?.sectionId === section.id ? place : null}
            onDrag={drag}
            onPlace={setPlace}
            onDrop={() => {
              if (draggedId !== null && place !== null) put(draggedId, place.sectionId, place.beforeRoomId)
              drag(null)
            }}
            onCollapse={() => collapse(section)}
          />
        ),
      )}
    </div>
  )
}
