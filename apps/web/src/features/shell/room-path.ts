/** The list of rooms: a page of its own on a phone; elsewhere it stands beside the room. */
export const ROOMS_PATH = '/rooms'

export function roomPath(roomId: string): string {
  return `${ROOMS_PATH}/${roomId}`
}

/** What a path names as a room, whether there is one of this id or not; null for any other path. */
export function roomIdOf(pathname: string): string | null {
  return /^\/rooms\/([^/]+)\/?$/.exec(pathname)?.[1]?.toLowerCase() ?? null
}
