'use client'

import { useEffect, useEffectEvent } from 'react'
import { isComposing } from '../../../ui/input-method.ts'

interface Escapes {
  /** Whether there is somewhere to come back from. */
  readonly active: boolean
  /** Escape, where nothing else took it. */
  readonly onEscape: () => void
  /** Shift+PageUp. */
  readonly onOldestUnread: () => void
}

/** Keys of the room, wherever the focus is. Whatever is open, or being edited, takes Escape first. */
export function useEscapes({ active, onEscape, onOldestUnread }: Escapes): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Looking through the page costs too much for each key that is written.
    if (event.key !== 'PageUp' && event.key !== 'Escape') return
    if (event.defaultPrevented || isComposing(event) || isSomethingOpen()) return
    if (event.key === 'PageUp' && event.shiftKey) {
      event.preventDefault()
      onOldestUnread()
    } else if (event.key === 'Escape' && !event.shiftKey) {
      if (active) {
        event.preventDefault()
        onEscape()
      } else if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function isSomethingOpen(): boolean {
  return document.querySelector('[data-dialog-open], [role="menu"], [role="dialog"]') !== null
}
