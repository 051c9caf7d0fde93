'use client'

import { type RefObject, useLayoutEffect } from 'react'

/** Asked once: the box grows with each key. */
let growsByItself: boolean | undefined

/** Lets the box grow with its text where CSS (`field-sizing: content`) cannot. */
export function useGrowth(box: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it grows with.
  useLayoutEffect(() => {
    const area = box.current
    growsByItself ??= CSS.supports('field-sizing', 'content')
    if (area === null || growsByItself) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [box, text])
}
