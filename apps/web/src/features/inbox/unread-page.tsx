'use client'

import type { RoomEntry } from '@parley/client'
import { CheckCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Seal } from '../../ui/seal.tsx'
import { keepItems } from '../../ui/use-kept-focus.ts'
import { useBootstrap, useClient, useRooms } from '../connection/client-provider.tsx'
import { useTimeWords } from '../messages/time/use-time-words.ts'
import { useMessage } from '../personal/use-message.ts'
import { useTitleOf } from '../rooms/use-room-title.ts'
import { openRoom } from '../shell/open-room.ts'
import { SidePage } from '../shell/side-pages.tsx'
import { asksToBeRead, type RoomSignal } from '../unread/signals.ts'
import { useMarkAllRead } from '../unread/use-mark-all-read.ts'
import { useSignals } from '../unread/use-signals.ts'
import { MessageLine } from './message-line.tsx'

/** Unread rooms with their last line; what is for the person stands first. */
export default function UnreadPage() {
  const t = useTranslations('inbox')
  const { rooms: signals } = useSignals()
  const markAllRead = useMarkAllRead()
  const rooms = useRooms().flatMap((entry) => {
    const signal = signals.get(entry.room.id)
    return signal && asksToBeRead(signal) ? [{ entry, signal }] : []
  })
  const sorted = [
    ...rooms.filter(({ signal }) => signal.badge > 0),
    ...rooms.filter(({ signal }) => signal.badge === 0),
  ]
  return (
    <SidePage title={t('rooms')}>
      <div ref={keepItems} tabIndex={-1} className="outline-none" data-testid="unread-rooms">
        {rooms.length === 0 ? (
          <EmptyState title={t('nothingTitle')} className="mt-8">
            {t('nothing')}
          </EmptyState>
        ) : (
          <>
            <Button
              size="small"
              data-testid="mark-all-read"
              icon={<CheckCheck size={16} aria-hidden />}
              onClick={markAllRead}
            >
              {t('markAllRead')}
            </Button>
            <ul className="mt-3 grid max-w-[900px] gap-2" data-testid="unread-list">
              {sorted.map(({ entry, signal }) => (
                <li key={entry.room.id}>
                  <UnreadRoom entry={entry} signal={signal} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </SidePage>
  )
}

function UnreadRoom({ entry, signal }: { entry: RoomEntry; signal: RoomSignal }) {
  const t = useTranslations('inbox')
  const client = useClient()
  const words = useTimeWords()
  const { id } = entry.room
  const title = useTitleOf(entry.room)
  const last = useLastMessage(entry)
  return (
    <article
      data-testid="unread-room"
      data-room-name={title}
      className="relative rounded-card border border-line bg-raised hover:border-line-strong"
    >
      <button type="button" onClick={() => openRoom(id)} className="block w-full p-3 text-left">
        <span className="mb-1 flex items-center gap-2 pr-10">
          <bdi className="truncate font-semibold">{title}</bdi>
          {signal.badge > 0 ? <Seal count={signal.badge} /> : null}
          <span className="text-ink-subtle text-meta">{t('activity', { count: entry.unread })}</span>
        </span>
        {last ? <MessageLine message={last} words={words} /> : null}
      </button>
      <IconButton
        name={t('markRoomRead', { name: title })}
        icon={<CheckCheck size={16} aria-hidden />}
        size="small"
        className="absolute top-2 right-2"
        data-testid="mark-room-read"
        onClick={() => client.advanceRead(id, entry.lastSeq)}
      />
    </article>
  )
}

/** The newest message that stands in the room. */
function useLastMessage({ room, lastSeq }: RoomEntry) {
  const client = useClient()
  const { epoch } = useBootstrap()
  const [seq, setSeq] = useState(lastSeq)
  useEffect(() => {
    let wanted = true
    client.call('room.history', { roomId: room.id, epoch, limit: 1 }).then(
      ({ messages }) => wanted && setSeq(messages.at(-1)?.seq ?? lastSeq),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [client, epoch, room.id, lastSeq])
  return useMessage(room.id, seq)
}
