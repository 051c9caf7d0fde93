'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { isComposing } from '../../../ui/input-method.ts'
import { openEmojiPicker } from '../../emoji/open-emoji-picker.ts'
import type { RowActs } from '../acts/row-acts.ts'
import type { Arrangement } from '../timeline/items.ts'

/** Ctrl Shift \ , wherever the focus is: an emoji for the last message. */
export function useReactToLast({ items }: Arrangement, scroller: RefObject<HTMLElement | null>, acts: RowActs): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
    if (event.code !== 'Backslash' || document.querySelector('[data-dialog-open]')) return
    const last = items.findLast((item) => item.kind === 'message' && item.row.state === 'sent')
    if (last?.kind !== 'message') return
    event.preventDefault()
    const drawn = scroller.current?.querySelector(`[data-item="${CSS.escape(last.key)}"] article`)
    const anchor = drawn ?? scroller.current
    if (anchor) openEmojiPicker({ anchor, onPick: (emoji) => acts.react(last.row, emoji, true) })
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
