'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { hands } from '../hands/late-hands.ts'
import { SIDEBAR_WIDTH } from './choices.ts'

/** The edge of the sidebar: dragged, moved with the arrows, back to the usual width by a double click. */
export function SidebarResizer(props: {
  width: number
  onWidth: (width: number) => void
  /** Where the sidebar begins. */
  sidebar: RefObject<HTMLElement | null>
}) {
  const { width, onWidth, sidebar } = props
  const t = useTranslations('shell')
  const unavailable = () => undefined
  const step = (by: 1 | -1 | null) => hands.use(({ stepSidebar }) => stepSidebar({ by, width, onWidth }), unavailable)

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; <hr> cannot be one.
    <div
      role="separator"
      tabIndex={0}
      aria-label={t('sidebarWidth')}
      aria-orientation="vertical"
      aria-valuemin={SIDEBAR_WIDTH.least}
      aria-valuemax={SIDEBAR_WIDTH.most}
      aria-valuenow={width}
      className="absolute inset-y-0 -right-[3px] z-(--layer-sticky) w-[6px] cursor-col-resize touch-none outline-none transition-colors duration-(--time-fast) hover:bg-active focus-visible:bg-focus active:bg-active max-md:hidden"
      onPointerDown={({ currentTarget, pointerId }) => {
        const from = sidebar.current
        if (from)
          hands.use(({ dragSidebar }) => dragSidebar({ edge: currentTarget, pointerId, from, onWidth }), unavailable)
      }}
      onDoubleClick={() => step(null)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        step(event.key === 'ArrowRight' ? 1 : -1)
      }}
    />
  )
}
