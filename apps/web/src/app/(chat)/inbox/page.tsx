import { RoomScreen } from '../../../features/shell/room-screen.tsx'

/** Drawn by `RoomScreen`, as every page of the chat, so that coming here and going back changes nothing else. */
export default function InboxPage() {
  return <RoomScreen />
}
