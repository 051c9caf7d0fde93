'use client'

import { ChevronLeft, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { closePanel } from './panel-store.ts'

export interface PanelFrameProps {
  title: string
  /** Beside the title, such as where it is from. */
  detail?: ReactNode
  /** Buttons at the end of the head. */
  acts?: ReactNode
  testId?: string
  children: ReactNode
}

/**
 * The right panel: a column of its own, under 1024 px over the room, under 768 px the whole screen with a way back.
 * Escape closes it, unless something in it took the key.
 */
export function PanelFrame({ title, detail, acts, testId, children }: PanelFrameProps) {
  const t = useTranslations('rooms.members')
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Where it covers the room, the keyboard goes with it.
    const covers = window.matchMedia('(max-width: 1023.98px)').matches
    if (covers && !panel.current?.contains(document.activeElement)) panel.current?.focus()
  }, [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      data-region="panel"
      data-testid={testId}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return
        event.preventDefault()
        closePanel()
      }}
      className="flex min-h-0 w-(--panel-width) flex-col border-line border-l bg-surface outline-none [--ground:var(--surface)] lg:col-start-3 lg:row-start-2 max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-(--layer-panel) max-lg:max-w-full max-lg:border-line-strong max-lg:shadow-3 max-md:w-full max-md:border-l-0"
    >
      <header className="flex h-[calc(var(--header-height)+var(--safe-top))] shrink-0 items-center gap-2 border-line border-b pt-[var(--safe-top)] pr-2.5 pl-5 max-md:gap-0 max-md:px-1">
        <IconButton
          name={t('close')}
          icon={<ChevronLeft size={20} aria-hidden />}
          className="md:hidden"
          data-testid="panel-back"
          onClick={closePanel}
        />
        <div className="min-w-0 grow">
          <h2 className="truncate font-semibold text-body leading-5">{title}</h2>
          {detail}
        </div>
        {acts}
        <IconButton
          name={t('close')}
          icon={<X size={18} aria-hidden />}
          shortcut="Ctrl ."
          className="max-md:hidden"
          data-testid="panel-close"
          onClick={closePanel}
        />
      </header>
      {children}
    </aside>
  )
}
