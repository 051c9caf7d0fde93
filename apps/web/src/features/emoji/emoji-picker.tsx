'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { isComposing } from '../../ui/input-method.ts'
import { rememberEmoji } from './emoji-choices.ts'
import { EmojiChooser } from './emoji-chooser.tsx'
import type { EmojiPickerRequest } from './open-emoji-picker.ts'
import { placePicker } from './place-picker.ts'

/** Under this a picker beside something would cover it: it is a sheet at the bottom. */
const PHONE = '(max-width: 767px)'

/** The open picker: beside its anchor on a desktop, a sheet on a phone. Escape, a click elsewhere and a pick close it. */
export default function EmojiPicker({ request, onClose }: { request: EmojiPickerRequest; onClose: () => void }) {
  const { anchor, onPick, returnFocusTo } = request
  const t = useTranslations('emoji')
  const panel = useRef<HTMLDivElement>(null)
  const scrim = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = () => {
      const element = panel.current
      if (element === null) return
      const isPhone = window.matchMedia(PHONE).matches
      const box = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor
      const { clientWidth: width, clientHeight: height } = document.documentElement
      const { offsetWidth, offsetHeight } = element
      const { left, top } = placePicker(box, { width: offsetWidth, height: offsetHeight }, { width, height })
      element.style.translate = isPhone ? '' : `${left}px ${top}px`
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [anchor])

  const close = () => {
    onClose()
    returnFocusTo?.focus({ preventScroll: true })
  }
  const onPointerDown = useEffectEvent((event: PointerEvent) => {
    // On the scrim the click closes: were it gone before, a finger that lifts would press what lies under it.
    if (event.target === scrim.current) return
    if (event.target instanceof Node && !panel.current?.contains(event.target)) onClose()
  })
  useEffect(() => {
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [])

  const pick = (emoji: string, more: boolean) => {
    const { activeElement } = document
    rememberEmoji(emoji)
    if (!more) close()
    onPick(emoji)
    // What was picked for may have taken the focus.
    if (more && activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
  }
  return (
    <>
      <div
        ref={scrim}
        aria-hidden
        data-state="open"
        onClick={onClose}
        className="scrim fixed inset-0 z-(--layer-popover) bg-scrim md:hidden"
      />
      <div
        ref={panel}
        role="dialog"
        aria-label={t('title')}
        data-testid="emoji-picker"
        data-state="open"
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Escape' || isComposing(event)) return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}
        className="fixed top-0 left-0 z-(--layer-popover) flex h-[min(420px,100dvh-16px)] w-[352px] flex-col overflow-hidden rounded-card border border-line-strong bg-raised shadow-2 outline-none [--ground:var(--surface-raised)] max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:h-[min(440px,60dvh)] max-md:w-full max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)]"
      >
        <EmojiChooser onPick={pick} />
      </div>
    </>
  )
}
