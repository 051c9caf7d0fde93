'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import { useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import type { DialogProps } from './dialog.tsx'
import { IconButton } from './icon-button.tsx'
import { isComposing } from './input-method.ts'
import { keepFocus } from './keep-focus.ts'
import { setToastsAside } from './set-toasts-aside.ts'

/**
 * The dialog itself. The scrim is ours rather than radix's overlay, which would insert a style element that the
 * content security policy refuses; base.css keeps the page from scrolling instead.
 */
export default function DialogPanel(props: DialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    children,
    footer,
    width = 'medium',
    isHeld,
    initialFocus,
    ...rest
  } = props
  const t = useTranslations('common')
  const cameFrom = useRef<Element | null>(null)
  useEffect(() => {
    // There they would lie over its title.
    return open && window.matchMedia('(width < 48rem)').matches ? setToastsAside() : undefined
  }, [open])
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div
          data-dialog-open
          data-state="open"
          className="scrim fixed inset-0 z-(--layer-dialog) grid place-items-center overflow-y-auto bg-scrim p-4 max-sm:items-end max-sm:p-0"
        >
          <Radix.Content
            {...rest}
            {...(description ? {} : { 'aria-describedby': undefined })}
            onEscapeKeyDown={(event) => {
              // It ends a composition, not the dialog with what was typed into it.
              if (isComposing(event)) event.preventDefault()
            }}
            onPointerDownOutside={(event) => {
              if (isHeld) event.preventDefault()
            }}
            onOpenAutoFocus={(event) => {
              cameFrom.current = document.activeElement
              if (!initialFocus?.current) return
              event.preventDefault()
              initialFocus.current.focus()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
              keepFocus()
            }}
            className={classNames(
              'floats relative w-full rounded-dialog border border-line-strong bg-raised px-6 pt-[22px] pb-5 shadow-3 outline-none [--ground:var(--surface-raised)]',
              'max-sm:rounded-b-none max-sm:pb-[calc(20px+env(safe-area-inset-bottom))]',
              'max-h-[calc(100dvh-32px)] overflow-y-auto max-sm:max-h-[calc(100dvh-24px)]',
              width === 'wide' ? 'max-w-[560px]' : 'max-w-[440px]',
            )}
          >
            <header className="mb-1.5 flex items-start gap-2">
              <Radix.Title className="grow text-pretty font-semibold text-lead tracking-(--track-tight) zh:tracking-normal">
                {title}
              </Radix.Title>
              <Radix.Close asChild>
                <IconButton
                  name={t('close')}
                  icon={<X size={18} aria-hidden />}
                  size="small"
                  noTooltip
                  className="-mt-0.5 -mr-1.5 pointer-coarse:-mt-2.5"
                />
              </Radix.Close>
            </header>
            {description ? (
              <Radix.Description className="text-pretty text-ink-muted leading-[1.6] zh:leading-[1.7]">
                {description}
              </Radix.Description>
            ) : null}
            {children ? <div className="mt-4">{children}</div> : null}
            {footer ? <footer className="mt-5 flex flex-wrap justify-end gap-2">{footer}</footer> : null}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  )
}
