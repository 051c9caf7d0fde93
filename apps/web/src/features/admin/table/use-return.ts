import { type RefObject, useEffect, useRef } from 'react'

/**
 * When the drawer closes, the focus goes back to its row, unless something else has taken it; where the row went meanwhile, to
 * the one in its place, and without any to the list.
 * @param openId The row whose drawer is open.
 * @param list What can have the focus itself, with the rows in it.
 */
export function useReturn(openId: string | null, list: RefObject<HTMLElement | null>): void {
  const left = useRef<{ readonly id: string; readonly at: number } | null>(null)
  useEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [])]
    const at = (id: string) => rows.findIndex((row) => row.dataset.rowId === id)
    const before = left.current
    if (openId !== null) {
      const now = at(openId)
      if (now !== -1 || before?.id !== openId) left.current = { id: openId, at: Math.max(0, now) }
      return
    }
    left.current = null
    if (before === null || (document.activeElement !== null && document.activeElement !== document.body)) return
    const place = at(before.id)
    const row = rows[place === -1 ? Math.min(before.at, rows.length - 1) : place]
    ;(row ?? list.current)?.focus({ preventScroll: true })
  })
}
