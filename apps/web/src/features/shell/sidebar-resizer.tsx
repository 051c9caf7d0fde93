'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useRef } from 'react'
import { keepChoice } from '../preferences/cookies.ts'
import { SIDEBAR_WIDTH, SIDEBAR_WIDTH_COOKIE, sidebarWidthOf } from './choices.ts'

const STEP = 10

/** The edge of the sidebar: dragged, moved with the arrows, back to the usual width by a double click. */
export function SidebarResizer(props: {
  width: number
  onWidth: (width: number) => void
  /** Where the sidebar begins. */
  sidebar: RefObject<HTMLElement | null>
}) {
  const { width, onWidth, sidebar } = props
  const t = useTranslations('shell')
  const dragging = useRef(false)

  const change = (next: number) => onWidth(sidebarWidthOf(String(next)))
  const keep = () => keepChoice(SIDEBAR_WIDTH_COOKIE, String(width))

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
      onPointerDown={(event) => {
        dragging.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (dragging.current) change(event.clientX - (sidebar.current?.getBoundingClientRect().left ?? 0))
      }}
      onPointerUp={() => {
        dragging.current = false
        keep()
      }}
      onPointerCancel={() => {
        dragging.current = false
      }}
      onDoubleClick={() => {
        change(SIDEBAR_WIDTH.usual)
        keepChoice(SIDEBAR_WIDTH_COOKIE, String(SIDEBAR_WIDTH.usual))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        const next = sidebarWidthOf(String(width + (event.key === 'ArrowRight' ? STEP : -STEP)))
        onWidth(next)
        keepChoice(SIDEBAR_WIDTH_COOKIE, String(next))
      }}
    />
  )
}
