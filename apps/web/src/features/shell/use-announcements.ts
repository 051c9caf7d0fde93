'use client'

import type { TimelineRow } from '@parley/client'
import type { Message } from '@parley/protocol'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { useBootstrap, useClient } from '../connection/client-provider.tsx'
import { plainTextOf } from '../messages/body/plain-text.ts'
import { useRoomTitle } from '../rooms/use-room-title.ts'
import { announce } from './announcement-store.ts'

/** More than this at once are counted rather than read out. */
const READ_OUT = 3
/** A long message is begun; the rest is there to be read. */
const READ_OUT_CHARACTERS = 300

/** Reads new messages of others out while the person looks at the room they come in. */
export function useAnnouncements(roomId: string | null): void {
  const client = useClient()
  const { me } = useBootstrap()
  const t = useTranslations('shell')
  const f = useTranslations('formatting')
  const title = useRoomTitle(roomId ?? '')

  const tell = useEffectEvent((rows: readonly TimelineRow[], after: number) => {
    if (!document.hasFocus()) return
    const kept = client.personal.getSnapshot()
    const fresh = messagesAfter(rows, after).filter(
      ({ authorId, body }) => authorId !== me.id && body !== null && !kept.has(`block:${authorId}`),
    )
    if (fresh.length === 0) return
    if (fresh.length > READ_OUT) {
      announce(t('newMessages', { count: fresh.length, room: title }))
      return
    }
    const people = client.people.getSnapshot()
    const lines = fresh.map(({ authorId, body }) =>
      t('newMessage', {
        author: people.get(authorId)?.displayName ?? '',
        body: plainTextOf(body ?? '', f('spoiler')).slice(0, READ_OUT_CHARACTERS),
      }),
    )
    announce(lines.join('\n'))
  })

  useEffect(() => {
    if (roomId === null) return
    const store = client.timeline(roomId)
    let newest = newestSeq(store.getSnapshot().rows)
    let ready = store.getSnapshot().load === 'ready'
    return store.subscribe(() => {
      const { rows, load } = store.getSnapshot()
      // What a room opens with is read by going there, not by being told.
      if (ready) tell(rows, newest)
      ready ||= load === 'ready'
      newest = Math.max(newest, newestSeq(rows))
    })
  }, [client, roomId])
}

/** Messages past a seq, oldest first. Looks from the end, so that a long room costs no more than a short one. */
function messagesAfter(rows: readonly TimelineRow[], after: number): Message[] {
  const found: Message[] = []
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at]
    if (row?.state !== 'sent') continue
    if (row.message.seq <= after) break
    found.unshift(row.message)
  }
  return found
}

function newestSeq(rows: readonly TimelineRow[]): number {
  const sent = rows.findLast((row) => row.state === 'sent')
  return sent?.state === 'sent' ? sent.message.seq : 0
}
