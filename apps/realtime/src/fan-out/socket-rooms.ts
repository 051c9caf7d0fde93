/** Names of socket.io's rooms, which are this server's subscriptions. */
export const ROOM_PREFIX = 'room:'
const PERSON_PREFIX = 'person:'

export const roomChannel = (roomId: string): string => ROOM_PREFIX + roomId
export const personChannel = (personId: string): string => PERSON_PREFIX + personId

/** Ids of the rooms among the channels that a socket hears. */
export const heardRooms = (channels: Iterable<string>): string[] => named(ROOM_PREFIX, channels)

/** Ids of the people among channels. */
export const personIds = (channels: Iterable<string>): string[] => named(PERSON_PREFIX, channels)

function named(prefix: string, channels: Iterable<string>): string[] {
  const ids: string[] = []
  for (const channel of channels) if (channel.startsWith(prefix)) ids.push(channel.slice(prefix.length))
  return ids
}
