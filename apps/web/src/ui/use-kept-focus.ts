import { type RefObject, useEffect } from 'react'

/**
 * Keeps the keyboard within a part of the page: where what has the focus goes away (a row that was removed, a button that
 * did its work), the part itself has it, so that Escape and Tab go on from there.
 * @param part What can have the focus itself.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  useEffect(() => keepWithin(part.current), [part])
}

/** Marks a part, so that of several in each other the innermost keeps what it had. */
const PART = 'data-keeps-focus'

/** What had the focus last, where it stood among the rows. */
interface Place {
  readonly at: Element
  /** -1 where it was in no row. */
  readonly row: number
  readonly testId: string | undefined
}

/**
 * The same as the `ref` of a part that comes and goes, and of one with rows: what stands where the row was has the focus then.
 * @param rows A selector. A row that cannot have the focus gives it to what is in it as in the row before.
 * @returns Ends it.
 */
export function keepWithin(part: HTMLElement | null, rows?: string): (() => void) | undefined {
  if (part === null) return undefined
  part.setAttribute(PART, '')
  let last: Place | null = null
  const rowsNow = () => (rows === undefined ? [] : [...part.querySelectorAll<HTMLElement>(rows)])
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    if (target.closest(`[${PART}]`) === part) {
      const row = rowsNow().findIndex((each) => each.contains(target))
      last = { at: target, row, testId: target.dataset.testid }
      // A dialog asks about the row, and gives the focus back.
    } else if (target.closest('[role=dialog], [role=menu]') === null) last = null
  }
  const look = () => {
    if (last === null || last.at.isConnected || document.activeElement !== document.body) return
    const { row, testId } = last
    last = null
    const left = rowsNow()
    const next = row === -1 ? undefined : left[Math.min(row, left.length - 1)]
    const stop = part.querySelector<HTMLElement>('[data-row-id][tabindex="0"]')
    const taker = next === undefined ? stop : focusable(next, testId)
    if (taker === null) part.focus({ preventScroll: true })
    else taker.focus()
  }
  const within = new MutationObserver(look)
  within.observe(part, { childList: true, subtree: true })
  // Dialogs stand beside the page: when one goes, what it came from may be gone as well.
  const beside = new MutationObserver(look)
  beside.observe(document.body, { childList: true })
  document.addEventListener('focusin', note)
  return () => {
    document.removeEventListener('focusin', note)
    within.disconnect()
    beside.disconnect()
  }
}

/** As the `ref` of what holds a list, and stays where the list is empty. */
export const keepItems = (part: HTMLElement | null) => keepWithin(part, 'li')

function focusable(row: HTMLElement, testId: string | undefined): HTMLElement | null {
  if (row.hasAttribute('tabindex')) return row
  const same = testId === undefined ? null : row.querySelector<HTMLElement>(`[data-testid="${CSS.escape(testId)}"]`)
  return same ?? row.querySelector<HTMLElement>('button, a[href], select, input')
}
