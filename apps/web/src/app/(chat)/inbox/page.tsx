import { RoomScreen } from '../../../features/shell/shell.tsx'

/** Drawn by `RoomScreen`, as every page of the chat, so that coming here and going back changes nothing else. */
export default function InboxPage() {
  return <RoomScreen />
}
