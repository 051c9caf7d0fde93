'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { announce } from '../shell/announcement-store.ts'
import type { CompletionPopupProps } from './completion-popup.tsx'

export interface Choice {
  /** Stable while the list is open. */
  readonly id: string
  /** What goes into the text. */
  readonly insert: string
  /** An icon, an avatar or the emoji. */
  readonly leading: ReactNode
  readonly label: ReactNode
  /** Beside the label, fainter. */
  readonly detail?: ReactNode
  /** At the end of the line. */
  readonly end?: ReactNode
}

/** What every list of choices is told of the text box it belongs to. */
export type ListPlace = Omit<CompletionPopupProps, 'trigger' | 'roomId'>

export interface ChoiceListProps {
  /** What is chosen among, read aloud. */
  label: string
  /** Says how many there are, once they changed. */
  countText: string
  query: string
  choices: readonly Choice[]
  list: ListPlace
}

const GAP_PX = 6

/**
 * The choices, over the text box and never moving it. The box keeps the focus: arrows move, Enter and Tab pick, Escape closes.
 * Where there is nothing to choose there is no list, and every key belongs to the box.
 */
export function ChoiceList({ label, countText, query, choices, list }: ChoiceListProps) {
  const { box, listId, keys, onActive, onPick, onClose } = list
  const [walked, setWalked] = useState({ query, to: 0 })
  const panel = useRef<HTMLDivElement>(null)
  // Another query begins at its best choice.
  const active = walked.query === query ? Math.min(walked.to, choices.length - 1) : 0
  const optionId = (index: number) => `${listId}-${index}`
  const isEmpty = choices.length === 0

  useLayoutEffect(() => {
    onActive(isEmpty ? null : `${listId}-${active}`)
    panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, isEmpty, listId, onActive])
  useEffect(() => () => onActive(null), [onActive])
  useEffect(() => {
    if (!isEmpty) announce(countText)
  }, [isEmpty, countText])

  useLayoutEffect(() => {
    keys.current = (event) => {
      if (isEmpty || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setWalked({ query, to: (active + step + choices.length) % choices.length })
      else if (event.key === 'Escape') onClose()
      else if (event.key === 'Enter' || event.key === 'Tab') onPick(choices[active]?.insert ?? '')
      else return false
      return true
    }
    return () => {
      keys.current = null
    }
  })

  useLayoutEffect(() => {
    const place = () => {
      const frame = box.current?.parentElement?.parentElement
      if (!frame || !panel.current) return
      const { left, top, width } = frame.getBoundingClientRect()
      Object.assign(panel.current.style, {
        left: `${left}px`,
        width: `${Math.min(width, 440)}px`,
        bottom: `${document.documentElement.clientHeight - top + GAP_PX}px`,
        maxHeight: `${Math.max(96, Math.min(340, top - 2 * GAP_PX))}px`,
      })
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  })

  if (isEmpty) return null
  return (
    <div
      ref={panel}
      data-testid="completion"
      data-state="open"
      className="floats fixed z-(--layer-popover) overflow-y-auto overscroll-contain rounded-card border border-line-strong bg-raised p-[5px] shadow-2 [--ground:var(--surface-raised)]"
    >
      <div role="listbox" id={listId} aria-label={label}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and tells the active choice.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys.
          <div
            key={choice.id}
            role="option"
            id={optionId(index)}
            aria-selected={index === active}
            data-testid="completion-choice"
            data-choice={choice.id}
            // The box keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => index !== active && setWalked({ query, to: index })}
            onClick={() => onPick(choice.insert)}
            className={classNames(
              'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-2 text-ui pointer-coarse:min-h-11',
              index === active && 'bg-selected',
            )}
          >
            {choice.leading}
            <span className="flex min-w-0 grow items-baseline gap-2">
              <span className="max-w-full shrink-0 truncate">{choice.label}</span>
              {choice.detail ? (
                <span className="min-w-0 truncate text-ink-subtle text-small">{choice.detail}</span>
              ) : null}
            </span>
            {choice.end ? <span className="shrink-0 text-ink-subtle text-meta tabular-nums">{choice.end}</span> : null}
          </div>
        ))}
      </div>
    </div>
  )
}
