'use client'

import { Bell, BellOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { useClient, useRoom, useStore } from '../connection/client-provider.tsx'
import { Composer } from '../messages/composer/composer.tsx'
import { PanelFrame } from '../panel/panel-frame.tsx'
import { mayIn } from '../rooms/may-in.ts'
import { ReadOnlyPlace } from '../rooms/read-only-place.ts'
import { AlsoInRoom } from './also-in-room.tsx'
import { ThreadOver } from './thread-over.tsx'
import { type ThreadPlace, ThreadPlaceProvider } from './thread-place.ts'
import { ThreadTimeline } from './thread-timeline.tsx'
import { keepThread, useThreadEntry } from './use-thread-entry.ts'

/** A thread: its root, the replies, and where one answers. It belongs to one root for as long as it lives. */
export default function ThreadPanel({ roomId, root }: { roomId: string; root: number }) {
  const t = useTranslations('threads')
  const client = useClient()
  const entry = useRoom(roomId)
  const name = entry?.room.name ?? ''
  const message = useStore(client.thread(roomId, root)).thread?.root?.message
  // A thread does not begin on what was deleted.
  const isOver = message !== undefined && message.deletedAt !== null && message.thread === undefined
  const mayPost = entry === undefined || mayIn(entry).post
  const isFollowed = useThreadEntry(roomId, root) !== undefined
  const [alsoInRoom, setAlsoInRoom] = useState(false)
  const place = useMemo<ThreadPlace>(
    () => ({ root, alsoInRoom, onSent: () => setAlsoInRoom(false) }),
    [root, alsoInRoom],
  )
  useEffect(() => {
    // Why it failed stands in the timeline's own state.
    client.open(roomId, root).catch(() => undefined)
  }, [client, roomId, root])
  return (
    <PanelFrame
      title={t('thread')}
      testId="thread-panel"
      detail={name === '' ? null : <p className="truncate text-ink-subtle text-meta leading-4">#{name}</p>}
      acts={
        <IconButton
          name={t(isFollowed ? 'unfollow' : 'follow')}
          icon={isFollowed ? <Bell size={18} aria-hidden /> : <BellOff size={18} aria-hidden />}
          on={isFollowed}
          data-testid="thread-follow"
          onClick={() => keepThread(client, { roomId, root }, { following: !isFollowed })}
        />
      }
    >
      <ThreadTimeline roomId={roomId} root={root} />
      {isOver ? (
        <ThreadOver roomId={roomId} root={root} />
      ) : mayPost ? (
        <>
          <div className="contents [--safe-bottom:0px]">
            <ThreadPlaceProvider value={place}>
              <Composer roomId={roomId} />
            </ThreadPlaceProvider>
          </div>
          <AlsoInRoom
            roomId={roomId}
            checked={alsoInRoom}
            onChange={setAlsoInRoom}
            className="-mt-1 flex-none px-6 pb-[max(10px,var(--safe-bottom))] max-md:px-4"
          />
        </>
      ) : (
        <ReadOnlyPlace roomId={roomId} />
      )}
    </PanelFrame>
  )
}
