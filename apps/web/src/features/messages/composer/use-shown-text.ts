'use client'

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Puts a text into the box where it comes from elsewhere than its keys: another device, an edit that begins, what was sent.
 * React's own `value` would write each text twice, the second time as the box's default, which the browser lays out again.
 * Returns what the box is drawn with.
 */
export function useShownText(box: RefObject<HTMLTextAreaElement | null>, text: string): string {
  const [first] = useState(text)
  const shown = useRef(first)
  useLayoutEffect(() => {
    // What was typed before the page stood is kept: nothing has changed since it was drawn.
    if (shown.current === text) return
    shown.current = text
    const area = box.current
    if (area !== null && area.value !== text) area.value = text
  }, [box, text])
  return first
}
