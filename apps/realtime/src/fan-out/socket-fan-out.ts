import { counter } from '@parley/process/metrics'
import type { EventName } from '@parley/protocol'
import { releaseHeld } from '../connections/held-writes.ts'
import type { ChatServer } from '../server/types.ts'
import type { FanOut } from './fan-out.ts'
import { publishToOthers } from './redis-adapter.ts'
import { personChannel, personIds, roomChannel } from './socket-rooms.ts'
import { tellSockets } from './tell-sockets.ts'
import { createTickPublisher } from './tick-publisher.ts'

const frames = counter('parley_fan_out_frames_total', 'Frames of changes that were sent to the sockets of a room.')
const changesSent = counter('parley_fan_out_changes_total', 'Changes in these frames.')

/**
 * Fan-out to the sockets in socket.io's rooms, and to the other instances, where there are some.
 *
 * @param onTold told the rev up to which a room's sockets were just sent changes.
 */
export function createSocketFanOut(
  io: ChatServer,
  onTold: (roomId: string, epoch: string, rev: number) => void,
): FanOut {
  const tellHere = (channels: readonly string[], event: EventName, payload: unknown) =>
    tellSockets(io.sockets, channels, event, payload)
  const tellEverywhere = (channels: readonly string[], event: EventName, payload: unknown) => {
    publishToOthers(io.sockets.adapter, channels, event, payload)
    tellHere(channels, event, payload)
  }
  const publisherTo = (tell: typeof tellHere) =>
    createTickPublisher(({ roomId, epoch, changes }) => {
      tell([roomChannel(roomId)], 'room.changed', { roomId, epoch, changes })
      frames.add()
      changesSent.add(changes.length)
      const newest = changes.at(-1)
      if (newest !== undefined) onTold(roomId, epoch, newest.rev)
    }, releaseHeld)
  const everywhere = publisherTo(tellEverywhere)
  const here = publisherTo(tellHere)

  return {
    publish: everywhere.publish,
    publishHere: here.publish,
    flush() {
      everywhere.flush()
      here.flush()
    },
    toPerson: (personId, event, payload) => tellEverywhere([personChannel(personId)], event, payload),
    toPersonHere: (personId, event, payload) => tellHere([personChannel(personId)], event, payload),
    toRooms(roomIds, event, payload) {
      if (roomIds.length > 0) tellEverywhere(roomIds.map(roomChannel), event, payload)
    },
    toRoomsHere(roomIds, event, payload) {
      if (roomIds.length > 0) tellHere(roomIds.map(roomChannel), event, payload)
    },
    toEverybodyHere: (event, payload) =>
      tellHere(personIds(io.sockets.adapter.rooms.keys()).map(personChannel), event, payload),
    enterRoom: (personId, roomId) => io.local.in(personChannel(personId)).socketsJoin(roomChannel(roomId)),
    leaveRoom: (personId, roomId) => io.local.in(personChannel(personId)).socketsLeave(roomChannel(roomId)),
  }
}
