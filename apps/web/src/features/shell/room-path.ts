/** The list of rooms: a page of its own on a phone; elsewhere it stands beside the room. */
export const ROOMS_PATH = '/rooms'

export function roomPath(roomId: string): string {
  return `${ROOMS_PATH}/${roomId}`
}

/** Where a message of a room is shown. */
export function messagePath(roomId: string, seq: number): string {
  return `${roomPath(roomId)}/${seq}`
}

/** The message that a path names; null for any other path. */
export function messageOf(pathname: string): { readonly roomId: string; readonly seq: number } | null {
  const [, roomId, seq] = /^\/rooms\/([^/]+)\/(\d{1,15})\/?$/.exec(pathname) ?? []
  return roomId === undefined || Number(seq) < 1 ? null : { roomId: roomId.toLowerCase(), seq: Number(seq) }
}

/** What a path names as a room, or as the room of a message, whether there is one of this id or not; null for any other path. */
export function roomIdOf(pathname: string): string | null {
  return /^\/rooms\/([^/]+)(?:\/\d{1,15})?\/?$/.exec(pathname)?.[1]?.toLowerCase() ?? null
}
