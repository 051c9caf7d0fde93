'use client'

import { type ReactNode, type RefObject, startTransition, useEffect, useRef, useState } from 'react'
import { lazyHandPart } from '../hands/late-hands.ts'
import type { OpenList } from './completion-watch.tsx'

export interface Completion {
  /** For the text box. */
  readonly attributes: {
    readonly 'aria-autocomplete'?: 'list'
    readonly 'aria-controls'?: string
    readonly 'aria-activedescendant'?: string
  }
  /** Whether a key was for the list: whoever owns the box does nothing more with it then. */
  takes(event: KeyboardEvent): boolean
  /** The list, drawn over the box while there is something to choose. */
  readonly popup: ReactNode
}

const CompletionWatch = lazyHandPart((hands) => hands.CompletionWatch)

/**
 * Completes names, rooms, emoji and commands in a text box of a room. All of it is fetched with the first thing typed. It
 * keeps out of the way of an input method.
 */
export function useCompletion(box: RefObject<HTMLTextAreaElement | null>, roomId: string): Completion {
  const [isWriting, setWriting] = useState(false)
  const [list, setList] = useState<OpenList | null>(null)
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  useEffect(() => {
    // What an input method composes is no text yet.
    const onText = (event: Event) => {
      if (event.target !== box.current || (event instanceof InputEvent && event.isComposing)) return
      // After the key is drawn.
      startTransition(() => setWriting(true))
    }
    // On the window, and so after React: a new state before it has heard of the text would draw the old text.
    window.addEventListener('input', onText)
    window.addEventListener('compositionend', onText)
    return () => {
      window.removeEventListener('input', onText)
      window.removeEventListener('compositionend', onText)
    }
  }, [box])
  return {
    attributes:
      list === null
        ? { 'aria-autocomplete': 'list' }
        : { 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-activedescendant': list.activeId },
    takes: (event) => keys.current?.(event) ?? false,
    popup: isWriting ? <CompletionWatch box={box} roomId={roomId} keys={keys} onList={setList} /> : null,
  }
}
