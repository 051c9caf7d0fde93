'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '../../ui/input-method.ts'
import { insertText } from '../../ui/insert-text.ts'
import { Late, latePart } from '../../ui/late.tsx'
import { type Trigger, triggerAt } from './trigger.ts'

export const completionPopup = latePart(() => import('./completion-popup.tsx'))

/** What the open list tells of itself. */
export interface OpenList {
  readonly id: string
  readonly activeId: string
}

export interface CompletionWatchProps {
  box: RefObject<HTMLTextAreaElement | null>
  roomId: string
  /** Takes a key where it is for the list. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>
  onList: (list: OpenList | null) => void
}

/** Notices that something could be completed, and draws the list over the box; its code is fetched then. */
export function CompletionWatch({ box, roomId, keys: taking, onList }: CompletionWatchProps) {
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const listId = useId()
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  // Where Escape closed the list; it stays closed for what is typed there.
  const closedAt = useRef<number | null>(null)

  useEffect(() => {
    const area = box.current
    if (area === null) return
    let composing = false
    const look = () => {
      const { selectionStart, selectionEnd, value } = area
      const isWriting = !composing && document.activeElement === area && selectionStart === selectionEnd
      const found = isWriting ? triggerAt(value, selectionEnd) : null
      if (found?.start !== closedAt.current) closedAt.current = null
      setTrigger((before) =>
        found === null || closedAt.current !== null ? null : isSame(before, found) ? before : found,
      )
    }
    const onInput = (event: Event) => {
      if (event.target !== area) return
      completionPopup.prepare()
      composing = event instanceof InputEvent && event.isComposing
      look()
    }
    const onCompositionEnd = (event: Event) => {
      if (event.target !== area) return
      composing = false
      look()
    }
    // On the window, and so after React: a new state before it has heard of the text would draw the old text.
    // What was typed first is there already.
    look()
    completionPopup.prepare()
    window.addEventListener('input', onInput)
    window.addEventListener('compositionend', onCompositionEnd)
    window.addEventListener('focusout', look)
    document.addEventListener('selectionchange', look)
    return () => {
      window.removeEventListener('input', onInput)
      window.removeEventListener('compositionend', onCompositionEnd)
      window.removeEventListener('focusout', look)
      document.removeEventListener('selectionchange', look)
    }
  }, [box])

  const close = () => {
    closedAt.current = trigger?.start ?? null
    setTrigger(null)
  }
  const pick = (choice: string) => {
    if (trigger === null || box.current === null) return
    insertText(box.current, choice, trigger.start, trigger.end)
  }
  const listed = trigger === null ? null : activeId
  useEffect(() => {
    onList(listed === null ? null : { id: listId, activeId: listed })
  }, [listId, listed, onList])
  useEffect(() => {
    taking.current = (event) => {
      if (trigger === null || keys.current === null || isComposing(event) || !keys.current(event)) return false
      event.preventDefault()
      event.stopPropagation()
      return true
    }
    return () => {
      taking.current = null
    }
  }, [trigger, taking])
  return trigger === null ? null : (
    <Late
      part={completionPopup}
      props={{ trigger, roomId, box, listId, keys, onActive: setActiveId, onPick: pick, onClose: close }}
      onUnavailable={close}
    />
  )
}

function isSame(a: Trigger | null, b: Trigger): boolean {
  return a !== null && a.kind === b.kind && a.start === b.start && a.end === b.end && a.query === b.query
}
