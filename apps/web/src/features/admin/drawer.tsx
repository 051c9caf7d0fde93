'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { isComposing } from '../../ui/input-method.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { OPEN } from './table/list-view.tsx'
import { useAddress } from './table/use-address.ts'
import type { Read } from './table/use-read.ts'

export interface DrawerProps {
  /** Read aloud as its name. */
  title: string
  head: ReactNode
  /** Links at the end of the head. */
  acts?: ReactNode
  children: ReactNode
}

/**
 * What one row holds, at the right over the table; on a phone the whole screen. The table stays usable beside it. Escape
 * closes it, and the focus goes back to where it was: mostly the row.
 */
export function Drawer({ title, head, acts, children }: DrawerProps) {
  const t = useTranslations('common')
  const { change } = useAddress()
  const panel = useRef<HTMLElement>(null)
  // First: the page around it must not take what has the focus here for its own, and the focus when it goes.
  useKeptFocus(panel)
  useEffect(() => {
    const cameFrom = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      const isLost = document.activeElement === document.body
      if (isLost && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true })
    }
  }, [])
  const close = () => change({ [OPEN]: null })
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-testid="drawer"
      onKeyDown={(event) => {
        // Keys of a dialog that was opened from here come by as well.
        const isOwn = event.target instanceof Node && panel.current?.contains(event.target)
        if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented || !isOwn) return
        event.preventDefault()
        close()
      }}
      className="floats fixed inset-0 z-(--layer-sheet) flex flex-col bg-surface outline-none [--ground:var(--surface)] md:absolute md:inset-y-0 md:right-0 md:left-auto md:z-(--layer-panel) md:w-[420px] md:max-w-full md:border-line-strong md:border-l md:shadow-3"
      data-state="open"
    >
      <header className="flex h-[calc(var(--header-height)+env(safe-area-inset-top))] shrink-0 items-center gap-2 border-line border-b pt-[env(safe-area-inset-top)] pr-2.5 pl-5">
        <div className="min-w-0 grow">{head}</div>
        {acts}
        <IconButton name={t('close')} icon={<X size={18} aria-hidden />} data-testid="close-drawer" onClick={close} />
      </header>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain pb-[calc(24px+env(safe-area-inset-bottom))]">
        {children}
      </div>
    </aside>
  )
}

/** A part of a drawer, with a hairline above it. */
export function DrawerSection(props: { title: string; aside?: ReactNode; children: ReactNode; testId?: string }) {
  return (
    <section className="border-line border-t px-5 py-4 first:border-t-0" data-testid={props.testId}>
      <div className="mb-2.5 flex min-h-6 items-center justify-between gap-3">
        <h3 className="font-semibold text-ui">{props.title}</h3>
        {props.aside}
      </div>
      {props.children}
    </section>
  )
}

export interface Fact {
  readonly name: string
  readonly value: ReactNode
  /** Has a line of its own. */
  readonly isWide?: boolean
}

/** Facts with their names, two beside each other. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-5 py-4 text-small">
      {facts.map(({ name, value, isWide }) => (
        <div key={name} className={classNames('min-w-0', isWide && 'col-span-2')}>
          <dt className="text-ink-muted text-meta">{name}</dt>
          <dd className="wrap-anywhere font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What stands in the head of a drawer while it is read; nothing where it could not be. */
export function HeadWaiting({ state, className }: { state: Read<unknown>['state']; className: string }) {
  return state === 'failed' ? null : <Skeleton className={className} />
}

/** What stands in a drawer while it is read. */
export function DrawerWaiting() {
  const t = useTranslations('admin.table')
  return (
    <div aria-busy className="grid gap-4 px-5 py-5">
      <span className="sr-only" role="status">
        {t('waiting')}
      </span>
      {['w-3/4', 'w-1/2', 'w-2/3', 'w-2/5'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}
