import { cookies } from 'next/headers'
import { LAST_ROOM_COOKIE } from '../../../features/shell/choices.ts'
import { RoomScreen } from '../../../features/shell/shell.tsx'

/** On a phone the list of rooms; elsewhere the last room opens beside it. */
export default async function RoomsPage() {
  return <RoomScreen lastRoomId={(await cookies()).get(LAST_ROOM_COOKIE)?.value ?? null} />
}
