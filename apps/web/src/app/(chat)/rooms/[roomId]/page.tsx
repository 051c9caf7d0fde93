import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageTitle, totalUnread } from '../../../../features/shell/page-title.ts'
import { RoomScreen } from '../../../../features/shell/room-screen.tsx'
import { findPublicRoom } from '../../../../server/first-paint/find-public-room.ts'
import { readOwnBootstrap } from '../../../../server/first-paint/read-first-paint.ts'

interface RoomPageProps {
  params: Promise<{ roomId: string }>
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const { roomId } = await params
  const { rooms, workspace } = await readOwnBootstrap()
  const name = rooms.find(({ room }) => room.id === roomId)?.room.name ?? null
  const unread = totalUnread(rooms.map((room) => ({ unread: room.unread.count })))
  return { title: { absolute: pageTitle(name, workspace.name, unread) } }
}

/** A room, or the offer to join it; a room that does not exist and one that is closed to the person are not found alike. */
export default async function RoomPage({ params }: RoomPageProps) {
  const { roomId } = await params
  const { rooms } = await readOwnBootstrap()
  if (rooms.some(({ room }) => room.id === roomId)) return <RoomScreen />
  const listed = await findPublicRoom(roomId)
  if (listed === null) notFound()
  const { room, memberCount } = listed
  return <RoomScreen offer={{ roomId: room.id, name: room.name, topic: room.topic, memberCount }} />
}
