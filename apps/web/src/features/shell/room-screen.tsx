'use client'

import { type ReactNode, useState } from 'react'
import { Late } from '../../ui/late.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useRoom } from '../connection/client-provider.tsx'
import type { Offer } from '../rooms/join-offer.tsx'
import { openList } from './open-room.ts'
import { BackToRooms } from './room-header.tsx'
import { RoomView } from './room-view.tsx'
import { useShell } from './shell-context.tsx'
import { SIDE_PAGES, useSidePath } from './side-pages.tsx'

const RoomMissing = lazyPart(async () => ({ default: (await import('./room-missing.tsx')).RoomMissing }))
const NoRoom = lazyPart(async () => ({ default: (await import('./no-room.tsx')).NoRoom }))
const JoinOffer = lazyPart(async () => ({ default: (await import('../rooms/join-offer.tsx')).JoinOffer }))

export interface RoomScreenProps {
  /** The room that the page was asked for, where the person is not in it but may join. */
  offer?: Offer | null
  /** The page was asked for a room that there is not. */
  missing?: boolean
  /** Where to go when no room is named. */
  lastRoomId?: string | null
}

/**
 * The room that the address names: its messages, or the offer to join it. Every page of the chat draws this one, so that
 * switching rooms changes nothing but the room; what the page was asked for holds for the address that it began with.
 */
export function RoomScreen({ offer = null, missing = false, lastRoomId = null }: RoomScreenProps) {
  const { openRoomId } = useShell()
  const sidePath = useSidePath()
  const [askedFor] = useState(openRoomId)
  const entry = useRoom(openRoomId ?? '')
  if (sidePath !== null) return <Late key={sidePath} part={SIDE_PAGES[sidePath]} props={{}} onUnavailable={openList} />
  if (openRoomId === null) return <NoRoom lastRoomId={lastRoomId} />
  if (entry !== undefined) return <RoomView key={openRoomId} roomId={openRoomId} />
  return (
    <Beside>
      {missing && openRoomId === askedFor ? (
        <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-6">
          <RoomMissing />
        </div>
      ) : (
        <JoinOffer key={openRoomId} roomId={openRoomId} offer={offer?.roomId === openRoomId ? offer : null} />
      )}
    </Beside>
  )
}

/** What stands where a room would. */
function Beside({ children }: { children: ReactNode }) {
  return (
    <main
      id="messages"
      tabIndex={-1}
      className="relative col-start-2 row-start-1 flex min-h-0 min-w-0 flex-col bg-surface outline-none max-md:col-start-1"
    >
      <div className="flex h-[calc(var(--header-height)+var(--safe-top))] shrink-0 items-center px-1 pt-[var(--safe-top)] md:hidden">
        <BackToRooms />
      </div>
      {children}
    </main>
  )
}
