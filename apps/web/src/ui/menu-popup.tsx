'use client'

import { DropdownMenu } from 'radix-ui'
import { type RefObject, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { keepFocus } from './keep-focus.ts'
import type { MenuEntry, MenuProps } from './menu.tsx'

interface MenuPopupProps extends Required<Pick<MenuProps, 'label' | 'side' | 'align'>> {
  id: string
  entries: readonly MenuEntry[]
  button: RefObject<HTMLButtonElement | null>
  /** Opened by a key: the first entry is focused at once. */
  byKeyboard: RefObject<boolean>
  onClose: () => void
  'data-testid'?: string
}

/**
 * The open menu. Radix wants a trigger of its own for the place: an unseen one lies over ours. Not modal, because
 * modal mode inserts a style element that the content security policy refuses.
 */
export default function MenuPopup({
  id,
  entries,
  label,
  side,
  align,
  button,
  byKeyboard,
  onClose,
  ...rest
}: MenuPopupProps) {
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!byKeyboard.current) return
    const frame = requestAnimationFrame(() =>
      content.current?.querySelector<HTMLElement>('[role=menuitem]:not([data-disabled])')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [byKeyboard])
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          {...rest}
          ref={content}
          id={id}
          aria-label={label}
          aria-labelledby={undefined}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // What the chosen entry focused (a composer, a dialog) keeps the focus.
            if (document.activeElement === document.body || document.activeElement === null) button.current?.focus()
            // The button may be gone with what was chosen.
            keepFocus()
          }}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
          }}
          className="floats z-(--layer-popover) max-h-(--radix-dropdown-menu-content-available-height) min-w-[200px] max-w-[min(320px,calc(100vw-16px))] overflow-y-auto rounded-card border border-line-strong bg-raised p-[5px] text-small shadow-2 outline-none"
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <DropdownMenu.Separator className="mx-1 my-[5px] h-px bg-line" />
  if (entry.kind === 'heading')
    return (
      <DropdownMenu.Label className="flex min-h-[26px] items-center px-[9px] text-ink-subtle text-meta">
        {entry.label}
      </DropdownMenu.Label>
    )
  return (
    <DropdownMenu.Item
      {...(entry.disabled ? { disabled: true } : {})}
      {...(entry['data-testid'] ? { 'data-testid': entry['data-testid'] } : {})}
      onSelect={entry.onSelect}
      className={classNames(
        'flex min-h-8 cursor-pointer select-none items-center gap-2.5 rounded-control px-[9px] outline-none pointer-coarse:min-h-11',
        'data-disabled:cursor-not-allowed data-disabled:text-ink-subtle data-highlighted:bg-hover',
        entry.danger ? 'text-danger-ink' : '[&>.lucide]:text-ink-muted',
      )}
    >
      {entry.icon}
      <span className="grow truncate">{entry.label}</span>
      {entry.end ? <span className="ml-auto flex gap-1 text-ink-subtle text-meta">{entry.end}</span> : null}
    </DropdownMenu.Item>
  )
}
