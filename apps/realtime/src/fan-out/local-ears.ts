import type { ChatServer } from '../server/types.ts'
import { heardRooms, personChannel, personIds } from './socket-rooms.ts'

/** What the sockets of this instance hear. Sockets that said no hello yet do not count: their hello reads the truth. */
export interface LocalEars {
  isHere(personId: string): boolean
  /** Everybody who has a socket here. */
  personIds(): string[]
  /** For each of the person's sockets, the ids of the rooms that it hears. */
  heardBy(personId: string): ReadonlySet<string>[]
  /** Ids of the rooms that any socket hears. */
  rooms(): ReadonlySet<string>
}

export function createLocalEars(io: ChatServer): LocalEars {
  const { sockets } = io
  return {
    isHere: (personId) => sockets.adapter.rooms.has(personChannel(personId)),
    personIds: () => personIds(sockets.adapter.rooms.keys()),
    heardBy(personId) {
      const heard: Set<string>[] = []
      for (const socketId of sockets.adapter.rooms.get(personChannel(personId)) ?? []) {
        const socket = sockets.sockets.get(socketId)
        if (socket?.data.saidHello && !socket.data.ended) heard.push(new Set(heardRooms(socket.rooms)))
      }
      return heard
    },
    rooms: () => new Set(heardRooms(sockets.adapter.rooms.keys())),
  }
}
