'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { SwitcherBox } from '../quick-switcher/switcher-box.tsx'
import { SidebarSections } from '../sidebar/sidebar-sections.tsx'
import { SidebarResizer } from './sidebar-resizer.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

export interface SidebarProps {
  openRoomId: string | null
  width: number
  onWidth: (width: number) => void
  className?: string
}

/** The list of rooms; on a phone a page of its own. */
export function Sidebar({ openRoomId, width, onWidth, className }: SidebarProps) {
  const t = useTranslations('shell')
  const root = useRef<HTMLElement>(null)
  return (
    <nav
      ref={root}
      data-testid="sidebar"
      data-region="sidebar"
      aria-label={t('rooms')}
      className={`relative col-start-1 row-start-1 flex min-h-0 min-w-0 flex-col border-line border-r bg-desk pt-[var(--safe-top)] [--ground:var(--surface-desk)] max-md:border-r-0 ${className ?? ''}`}
    >
      <div className="flex h-(--header-height) shrink-0 items-center gap-2.5 pr-2.5 pl-4">
        <WorkspaceMenu />
      </div>
      <SwitcherBox />
      <SidebarSections openRoomId={openRoomId} />
      <SidebarResizer width={width} onWidth={onWidth} sidebar={root} />
    </nav>
  )
}
