import type { ParleyClient } from '@parley/client'
import type { useTranslations } from 'next-intl'
import { toast } from '../../ui/toast-store.ts'
import { keepThread } from '../threads/use-thread-entry.ts'

export type Tell = ReturnType<typeof useTranslations<'inbox'>>

/** Marks all as read, and offers the way back. */
export function markAllReadAndTell(client: ParleyClient, tell: Tell): void {
  const undo = markAllRead(client)
  if (undo === null) toast(tell('nothingUnread'))
  else toast(tell('allRead'), { action: { label: tell('undo'), run: undo } })
}

/** Reads every room and every followed thread. Returns the way back, null where nothing was unread. */
export function markAllRead(client: ParleyClient): (() => void) | null {
  const rooms = client.rooms.getSnapshot().filter(({ unread }) => unread > 0)
  const threads = [...client.threads.getSnapshot().values()].filter(({ isUnread }) => isUnread)
  if (rooms.length === 0 && threads.length === 0) return null
  const kept = threads.map(({ roomId, root }) => {
    const key = `thread:${roomId}:${root}`
    return { key, value: client.personal.getSnapshot().get(key) ?? null }
  })
  for (const { room, lastSeq } of rooms) client.advanceRead(room.id, lastSeq)
  for (const { roomId, root, lastSeq } of threads) keepThread(client, { roomId, root }, { readSeq: lastSeq })
  return () => {
    for (const { room, readSeq } of rooms) client.markUnread(room.id, readSeq + 1)
    if (kept.length > 0) client.keep(kept)
  }
}
