'use client'

import { foldCase } from '@parley/protocol'
import { useEffect, useRef } from 'react'

/** What browsers call the marks, and `parts.css` paints. */
const NAME = 'keyword'

/** Marks own words in what stands beside it. Nothing of the page is changed: the browser paints ranges of it. */
export function KeywordMarks({ pattern, text }: { pattern: RegExp; text: string }) {
  const here = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text stands in other nodes.
  useEffect(() => {
    const row = here.current?.parentElement
    if (!row || typeof Highlight === 'undefined') return
    const marks = CSS.highlights.get(NAME) ?? new Highlight()
    CSS.highlights.set(NAME, marks)
    const ranges = rangesIn(row, pattern)
    for (const range of ranges) marks.add(range)
    return () => {
      for (const range of ranges) marks.delete(range)
    }
  }, [pattern, text])
  return <span ref={here} hidden data-testid="keyword" />
}

function rangesIn(row: Element, pattern: RegExp): Range[] {
  const ranges: Range[] = []
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    // Names, times and buttons are not what somebody wrote.
    if (node.parentElement?.closest('header, footer, button, time')) continue
    for (const { index, 0: word } of foldCase(node.nodeValue ?? '').matchAll(pattern)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      ranges.push(range)
    }
  }
  return ranges
}
