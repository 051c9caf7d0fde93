'use client'

import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { isComposing } from '../../../ui/input-method.ts'
import { isTouch } from './use-touch.ts'

/**
 * The box takes the focus as its room opens on a device with a keyboard, when an edit begins, and on Ctrl Shift L.
 * What was typed before the page stood is taken over as the draft.
 */
export function useFocus(
  box: RefObject<HTMLTextAreaElement | null>,
  { isEditing, adopt }: { isEditing: boolean; adopt: (text: string) => void },
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the room opens.
  useEffect(() => {
    const early = box.current?.value ?? ''
    if (early !== '') adopt(early)
    const active = document.activeElement
    const isFree = active === null || active === document.body || active.closest('nav, main') !== null
    if (!isTouch() && isFree) box.current?.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(() => {
    if (!isEditing) return
    const area = box.current
    area?.focus({ preventScroll: true })
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [box, isEditing])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event) || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      if (event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      box.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [box])
}
