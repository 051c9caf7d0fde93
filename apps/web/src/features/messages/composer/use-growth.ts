'use client'

import { type RefObject, useLayoutEffect } from 'react'

/** Lets the box grow with its text where CSS (`field-sizing: content`) cannot. */
export function useGrowth(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it grows with.
  useLayoutEffect(() => {
    const area = box.current
    if (area === null || CSS.supports('field-sizing', 'content')) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [box, text])
}
