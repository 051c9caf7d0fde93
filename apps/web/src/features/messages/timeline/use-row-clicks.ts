'use client'

import type { MouseEvent } from 'react'
import { openRoom } from '../../shell/open-room.ts'
import type { RowActs } from '../acts/row-acts.ts'
import { jumpTo } from '../jump/jump-store.ts'
import { messageOfLink } from '../jump/link-to-message.ts'
import type { Arrangement } from './items.ts'

/** Clicks that mean the same on every row: Alt marks unread, "(edited)" tells what it said before, a link to a message leads there. */
export function useRowClicks({ items, indexOf }: Arrangement, acts: RowActs): (event: MouseEvent) => void {
  return (event) => {
    if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return
    const link = event.target.closest('a[href]')
    const message = link instanceof HTMLAnchorElement && isPlain(event) ? messageOfLink(link.href) : null
    if (message !== null) {
      event.preventDefault()
      openRoom(message.roomId)
      jumpTo(message)
      return
    }
    const key = event.target.closest<HTMLElement>('article[data-key]')?.dataset.key
    const item = key === undefined ? undefined : items[indexOf.get(key) ?? -1]
    if (item?.kind !== 'message') return
    if (event.target.closest('[data-show-edits]')) acts.showEdits(item.row)
    else if (event.altKey && !link) {
      event.preventDefault()
      acts.markUnread(item.row)
    }
  }
}

function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !altKey && !ctrlKey && !metaKey && !shiftKey
}
