import type { EventName, EventPayload } from '@parley/protocol'
import type { ChatServer } from '../server/types.ts'
import type { FanOut } from './fan-out.ts'
import { personChannel, roomChannel } from './socket-rooms.ts'
import { createTickPublisher } from './tick-publisher.ts'

/**
 * Fan-out through socket.io's rooms. A broadcast is encoded once for all its sockets.
 *
 * @param onTold told the rev up to which a room's sockets were just sent changes.
 */
export function createSocketFanOut(
  io: ChatServer,
  onTold: (roomId: string, epoch: string, rev: number) => void,
): FanOut {
  const publisher = createTickPublisher(({ roomId, epoch, changes }) => {
    io.to(roomChannel(roomId)).emit('room.changed', { roomId, epoch, changes })
    const newest = changes.at(-1)
    if (newest !== undefined) onTold(roomId, epoch, newest.rev)
  })

  function emit<E extends EventName>(channels: string[], event: E, payload: EventPayload<E>): void {
    if (channels.length === 0) return
    // The typed `emit` takes each event's own tuple, which a generic event name cannot be resolved to.
    const target: { emit(event: string, payload: unknown): boolean } = io.to(channels)
    target.emit(event, payload)
  }

  return {
    publish: publisher.publish,
    flush: publisher.flush,
    toPerson: (personId, event, payload) => emit([personChannel(personId)], event, payload),
    toRooms: (roomIds, event, payload) => emit(roomIds.map(roomChannel), event, payload),
    enterRoom: (personId, roomId) => io.in(personChannel(personId)).socketsJoin(roomChannel(roomId)),
    leaveRoom: (personId, roomId) => io.in(personChannel(personId)).socketsLeave(roomChannel(roomId)),
  }
}
