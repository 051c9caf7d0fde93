'use client'

import { Compass, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { preloadDialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useRooms } from '../connection/client-provider.tsx'
import { useRoomsWithDraft } from '../messages/drafts/use-rooms-with-draft.ts'
import { SwitcherBox } from '../quick-switcher/switcher-box.tsx'
import { RoomRow } from './room-row.tsx'
import { SidebarResizer } from './sidebar-resizer.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

export interface SidebarProps {
  openRoomId: string | null
  width: number
  onWidth: (width: number) => void
  onCreate: () => void
  onBrowse: () => void
  className?: string
}

/** The list of rooms; on a phone a page of its own. */
export function Sidebar({ openRoomId, width, onWidth, onCreate, onBrowse, className }: SidebarProps) {
  const t = useTranslations('shell')
  const rooms = useRooms()
  const drafts = useRoomsWithDraft()
  const root = useRef<HTMLElement>(null)
  return (
    <nav
      ref={root}
      data-testid="sidebar"
      data-region="sidebar"
      aria-label={t('rooms')}
      className={`relative col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col border-line border-r bg-desk pt-[env(safe-area-inset-top)] [--ground:var(--surface-desk)] max-md:border-r-0 ${className ?? ''}`}
    >
      <div className="flex h-(--header-height) shrink-0 items-center gap-2.5 pr-2.5 pl-4">
        <WorkspaceMenu />
      </div>
      <SwitcherBox />
      <div className="mt-1.5 flex min-h-7 shrink-0 items-center gap-0.5 pr-3 pl-4 max-md:pr-2 max-md:pl-5">
        <h2 className="grow font-medium text-ink-subtle text-meta max-md:text-small">{t('rooms')}</h2>
        <SmallAct
          name={t('browseRooms')}
          testId="browse-rooms"
          icon={<Compass size={16} aria-hidden />}
          act={onBrowse}
        />
        <SmallAct name={t('createRoom')} testId="create-room" icon={<Plus size={16} aria-hidden />} act={onCreate} />
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-[calc(12px+env(safe-area-inset-bottom))]">
        {rooms.map((entry) => (
          <li key={entry.room.id}>
            <RoomRow entry={entry} open={entry.room.id === openRoomId} draft={drafts.has(entry.room.id)} />
          </li>
        ))}
      </ul>
      <SidebarResizer width={width} onWidth={onWidth} sidebar={root} />
    </nav>
  )
}

/** A button of the list's head; dialogs are fetched when a pointer comes near. */
function SmallAct(props: { name: string; testId: string; icon: ReactNode; act: () => void }) {
  return (
    <IconButton
      size="small"
      name={props.name}
      icon={props.icon}
      data-testid={props.testId}
      onClick={props.act}
      onPointerEnter={preloadDialog}
      onFocus={preloadDialog}
    />
  )
}
