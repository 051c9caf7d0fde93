import { type RefObject, useEffect } from 'react'

/**
 * Keeps the keyboard within a part of the page: where what has the focus goes away (a row that was removed, a button that
 * did its work), the part itself has it, so that Escape and Tab go on from there.
 * @param part What can have the focus itself.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = part.current
    if (within === null) return
    let last: Element | null = null
    const note = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
    }
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return
      last = null
      within.focus({ preventScroll: true })
    })
    within.addEventListener('focusin', note)
    observer.observe(within, { childList: true, subtree: true })
    return () => {
      within.removeEventListener('focusin', note)
      observer.disconnect()
    }
  }, [part])
}
