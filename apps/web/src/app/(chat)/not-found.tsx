import { RoomScreen } from '../../features/shell/shell.tsx'

/** Beside the sidebar, so that the way on is in view. Rooms can be switched from here without a request, as from any page. */
export default function ChatNotFound() {
  return <RoomScreen missing />
}
