'use client'

import type { ReactNode } from 'react'
import { latePart } from '../../ui/late.tsx'
import { goTo, useAddress } from './address.tsx'
import { BackToRooms } from './room-header.tsx'

/** Pages that stand where a room would, by their path. Each has a page under `src/app/(chat)/` that draws `RoomScreen`. */
export const SIDE_PAGES = {
  '/inbox': latePart(() => import('../inbox/unread-page.tsx')),
  '/threads': latePart(() => import('../inbox/threads-page.tsx')),
  '/mentions': latePart(() => import('../inbox/mentions-page.tsx')),
  '/drafts': latePart(() => import('../scheduled/drafts-page.tsx')),
  '/saved': latePart(() => import('../saved/saved-page.tsx')),
} as const

export type SidePath = keyof typeof SIDE_PAGES

/** The page that the address names; null where it names a room, or none. */
export function useSidePath(): SidePath | null {
  const path = useAddress()
  return Object.hasOwn(SIDE_PAGES, path) ? (path as SidePath) : null
}

/** Opens a page beside the list, as a room is opened: by the history alone. */
export function openSidePage(path: SidePath): void {
  if (window.location.pathname !== path) goTo(path)
}

/** What a page of its own shows where a room would be. */
export function SidePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main
      id="messages"
      tabIndex={-1}
      className="relative col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col bg-surface outline-none max-md:col-start-1"
    >
      <header
        data-region="header"
        className="flex h-[calc(var(--header-height)+var(--safe-top))] shrink-0 items-center gap-2 border-line border-b pt-[var(--safe-top)] pr-3 pl-6 max-md:gap-0 max-md:px-1"
      >
        <BackToRooms />
        <h1 data-testid="page-title" className="truncate font-semibold text-body">
          {title}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4 max-md:px-3">{children}</div>
    </main>
  )
}
