import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { LAST_ROOM_COOKIE } from '../../features/shell/choices.ts'
import { fallbackRoom } from '../../features/shell/neighbours.ts'
import { roomPath } from '../../features/shell/room-path.ts'
import { RoomScreen } from '../../features/shell/shell.tsx'
import { readOwnBootstrap } from '../../server/first-paint/read-first-paint.ts'

/** Leads to the last room visited. A newcomer is in none yet: the realtime server lets them into the first one. */
export default async function HomePage() {
  const { rooms } = await readOwnBootstrap()
  const roomId = fallbackRoom(
    rooms.map(({ room }) => room),
    (await cookies()).get(LAST_ROOM_COOKIE)?.value ?? null,
  )
  if (roomId !== null) redirect(roomPath(roomId))
  return <RoomScreen />
}
