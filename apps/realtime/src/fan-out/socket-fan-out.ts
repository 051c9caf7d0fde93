import { counter } from '@parley/process/metrics'
import type { EventName, EventPayload } from '@parley/protocol'
import { releaseHeld } from '../connections/held-writes.ts'
import type { ChatServer } from '../server/types.ts'
import type { FanOut } from './fan-out.ts'
import { personChannel, roomChannel } from './socket-rooms.ts'
import { createTickPublisher } from './tick-publisher.ts'

const frames = counter('parley_fan_out_frames_total', 'Frames of changes that were sent to the sockets of a room.')
const changesSent = counter('parley_fan_out_changes_total', 'Changes in these frames.')

/**
 * Fan-out through socket.io's rooms. A broadcast is encoded once for all its sockets.
 *
 * @param onTold told the rev up to which a room's sockets were just sent changes.
 */
export function createSocketFanOut(
  io: ChatServer,
  onTold: (roomId: string, epoch: string, rev: number) => void,
): FanOut {
  const publisherTo = (target: Pick<ChatServer, 'to'>) =>
    createTickPublisher(({ roomId, epoch, changes }) => {
      target.to(roomChannel(roomId)).emit('room.changed', { roomId, epoch, changes })
      frames.add()
      changesSent.add(changes.length)
      const newest = changes.at(-1)
      if (newest !== undefined) onTold(roomId, epoch, newest.rev)
    }, releaseHeld)
  const everywhere = publisherTo(io)
  const here = publisherTo({ to: (channel) => io.local.to(channel) })

  // The typed `emit` takes each event's own tuple, which a generic event name cannot be resolved to.
  type Target = { emit(event: string, payload: unknown): boolean }
  function emit<E extends EventName>(target: Target, event: E, payload: EventPayload<E>): void {
    target.emit(event, payload)
  }

  return {
    publish: everywhere.publish,
    publishHere: here.publish,
    flush() {
      everywhere.flush()
      here.flush()
    },
    toPerson: (personId, event, payload) => emit(io.to(personChannel(personId)), event, payload),
    toPersonHere: (personId, event, payload) => emit(io.local.to(personChannel(personId)), event, payload),
    toRooms(roomIds, event, payload) {
      if (roomIds.length > 0) emit(io.to(roomIds.map(roomChannel)), event, payload)
    },
    enterRoom: (personId, roomId) => io.local.in(personChannel(personId)).socketsJoin(roomChannel(roomId)),
    leaveRoom: (personId, roomId) => io.local.in(personChannel(personId)).socketsLeave(roomChannel(roomId)),
  }
}
