/** Names of socket.io's rooms, which are this server's subscriptions. */
const ROOM_PREFIX = 'room:'

export const roomChannel = (roomId: string): string => ROOM_PREFIX + roomId
export const personChannel = (personId: string): string => `person:${personId}`

/** Ids of the rooms among the channels that a socket hears. */
export function heardRooms(channels: Iterable<string>): string[] {
  const rooms: string[] = []
  for (const channel of channels) if (channel.startsWith(ROOM_PREFIX)) rooms.push(channel.slice(ROOM_PREFIX.length))
  return rooms
}
