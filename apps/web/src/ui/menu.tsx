'use client'

import { cloneElement, type ReactElement, type ReactNode, useId, useRef, useState } from 'react'
import { Late, latePart } from './late.tsx'

export type MenuEntry =
  | {
      kind?: 'item'
      /** Stable within the menu. */
      id: string
      label: ReactNode
      /** A lucide icon at 16. */
      icon?: ReactNode
      /** At the end of the row: a `Key`, a count. */
      end?: ReactNode
      danger?: boolean
      disabled?: boolean
      onSelect: () => void
      'data-testid'?: string
    }
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; label: ReactNode }

export type DrawMenu = (entries: readonly MenuEntry[]) => ReactNode

export interface MenuProps {
  /** A `Button` or `IconButton`; the menu opens beside it. */
  trigger: ReactElement<TriggerProps>
  /** Where their code comes late: draws what draws the menu with them, or closes it where that cannot be had. */
  entries: readonly MenuEntry[] | ((draw: DrawMenu, close: () => void) => ReactNode)
  /** Name of the menu, read aloud. */
  label: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  onOpenChange?: (open: boolean) => void
  'data-testid'?: string
}

interface TriggerProps {
  ref?: React.Ref<HTMLButtonElement>
  onClick?: React.MouseEventHandler<HTMLButtonElement>
  onKeyDown?: React.KeyboardEventHandler<HTMLButtonElement>
  onPointerEnter?: React.PointerEventHandler<HTMLButtonElement>
  onFocus?: React.FocusEventHandler<HTMLButtonElement>
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  'aria-controls'?: string | undefined
}

const popup = latePart(() => import('./menu-popup.tsx'))

/** A button with a menu. The trigger is there at once; the menu's code is fetched when the pointer or focus comes near. */
export function Menu({ trigger, entries, label, side = 'bottom', align = 'end', onOpenChange, ...rest }: MenuProps) {
  const [open, setOpen] = useState(false)
  const byKeyboard = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const change = (next: boolean) => {
    setOpen(next)
    onOpenChange?.(next)
  }
  const draw: DrawMenu = (known) => (
    <Late
      part={popup}
      props={{ ...rest, id, label, entries: known, side, align, button, byKeyboard, onClose: () => change(false) }}
      onUnavailable={() => change(false)}
    />
  )
  return (
    <span className="relative inline-flex">
      {cloneElement(trigger, {
        ref: button,
        onClick: (event) => {
          // A click without a pointer is Enter or Space.
          byKeyboard.current = event.detail === 0
          change(!open)
        },
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          byKeyboard.current = true
          change(true)
        },
        onPointerEnter: popup.prepare,
        onFocus: popup.prepare,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
      })}
      {open ? (typeof entries === 'function' ? entries(draw, () => change(false)) : draw(entries)) : null}
    </span>
  )
}
