'use client'

import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { isComposing } from '../../../ui/input-method.ts'
import type { RowActs } from '../acts/row-acts.ts'
import type { Arrangement, MessageItem } from './items.ts'
import type { Viewport } from './viewport.ts'

interface RowKeys {
  /** The row that the Tab key reaches: the one that had the focus last, else the newest. */
  readonly tabbableKey: string | undefined
  readonly onFocus: (event: FocusEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Walking over rows with the arrow keys, and a letter for each act on the row that has the focus. */
export function useRowKeys(arrangement: Arrangement, viewport: Viewport, acts: RowActs, myId: string): RowKeys {
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const { items, indexOf } = arrangement
  const isThere = focusedKey !== null && indexOf.has(focusedKey)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const key = rowKeyOf(event.target)
    const index = key === undefined ? undefined : indexOf.get(key)
    const item = index === undefined ? undefined : items[index]
    if (index === undefined || item?.kind !== 'message') return
    const isMine = item.authorId === myId && item.row.state === 'sent'
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const next = neighbour(arrangement, index, event.key === 'ArrowUp' ? -1 : 1)
      if (next !== null) focusRow(viewport.reveal(next.key))
    } else {
      const act = ACTS[event.key.toLowerCase()]
      const isAllowed =
        act === 'edit' ? isMine && acts.mayEdit(item.row) : act === 'delete' ? acts.mayDelete(item.row) : true
      if (act === undefined || !isAllowed) return
      event.preventDefault()
      acts[act](item.row)
    }
  }
  return {
    tabbableKey: isThere ? focusedKey : neighbour(arrangement, items.length, -1)?.key,
    onFocus: ({ target }) => setFocusedKey(rowKeyOf(target.closest('article') ?? target) ?? focusedKey),
    onKeyDown,
  }
}

const ACTS: Readonly<Record<string, 'reply' | 'edit' | 'pin' | 'save' | 'markUnread' | 'delete' | 'openThread'>> = {
  r: 'reply',
  e: 'edit',
  p: 'pin',
  s: 'save',
  u: 'markUnread',
  t: 'openThread',
  delete: 'delete',
}

function rowKeyOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement && target.tagName === 'ARTICLE' ? target.dataset.key : undefined
}

function neighbour({ items }: Arrangement, from: number, step: 1 | -1): MessageItem | null {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    const item = items[index]
    if (item?.kind === 'message') return item
  }
  return null
}

function focusRow(element: HTMLElement | null): void {
  element?.querySelector('article')?.focus({ preventScroll: true })
}
