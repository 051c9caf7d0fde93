'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Writing } from './writing.ts'

/**
 * Puts a text into the box where it comes from elsewhere than its keys: another device, an edit that begins, what was sent.
 * React's own `value` would draw the composer with each key, and write each text twice, the second time as the box's default,
 * which the browser lays out again. The box grows with its text where CSS (`field-sizing: content`) cannot do that.
 */
export function useShownText(box: RefObject<HTMLTextAreaElement | null>, { read, subscribe }: Writing): void {
  const [growsByItself] = useState(() => typeof CSS === 'undefined' || CSS.supports('field-sizing', 'content'))
  useLayoutEffect(() => {
    let shown = ''
    const show = () => {
      const area = box.current
      const text = read()
      if (area === null || text === shown) return
      shown = text
      if (area.value !== text) {
        area.value = text
        // Browsers move the caret and tell nobody: the list of names would stay open over a box that is empty.
        area.dispatchEvent(new Event('selectionchange', { bubbles: true }))
      }
      if (growsByItself) return
      area.style.height = 'auto'
      area.style.height = `${area.scrollHeight}px`
    }
    // What was typed before the page stood is kept, and becomes the draft.
    if (box.current?.value === '') show()
    return subscribe(show)
  }, [box, read, subscribe, growsByItself])
}
