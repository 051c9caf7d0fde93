import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { roomTitle } from '../../../../features/rooms/room-title.ts'
import { pageTitle } from '../../../../features/shell/page-title.ts'
import { RoomScreen } from '../../../../features/shell/shell.tsx'
import { signalsOf } from '../../../../features/unread/signals.ts'
import { findPublicRoom } from '../../../../server/first-paint/find-public-room.ts'
import { readNamingPeople, readOwnBootstrap, readPersonal } from '../../../../server/first-paint/read-first-paint.ts'

interface RoomPageProps {
  params: Promise<{ roomId: string }>
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const { roomId } = await params
  const bootstrap = await readOwnBootstrap()
  const { me, rooms, workspace } = bootstrap
  const [people, locale] = await Promise.all([readNamingPeople(bootstrap), getLocale()])
  const open = rooms.find(({ room }) => room.id === roomId)?.room
  const nameOf = (id: string) => people.find((person) => person.id === id)?.displayName
  const name = open === undefined ? null : roomTitle(open, { me, locale, nameOf })
  const { badge } = signalsOf({
    rooms: rooms.map(({ room, unread: { count, mentions = 0, named = 0 } }) => ({
      room,
      unread: count,
      mentions,
      named,
    })),
    values: new Map((await readPersonal()).flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))),
    threads: new Map(),
    now: Date.now(),
  })
  return { title: { absolute: pageTitle(name, workspace.name, badge) } }
}

/** A room, or the offer to join it; a room that does not exist and one that is closed to the person are not found alike. */
export default async function RoomPage({ params }: RoomPageProps) {
  const { roomId } = await params
  const { rooms } = await readOwnBootstrap()
  if (rooms.some(({ room }) => room.id === roomId)) return <RoomScreen />
  const listed = await findPublicRoom(roomId)
  if (listed === null) notFound()
  const { room, memberCount } = listed
  return (
    <RoomScreen
      offer={{
        roomId: room.id,
        name: room.name,
        topic: room.topic,
        memberCount,
        archived: room.archivedAt !== undefined,
      }}
    />
  )
}
