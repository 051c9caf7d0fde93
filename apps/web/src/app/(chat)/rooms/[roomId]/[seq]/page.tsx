import RoomPage from '../page.tsx'

export { generateMetadata } from '../page.tsx'

/** A message of a room: the room, which goes to it by itself. */
export default RoomPage
