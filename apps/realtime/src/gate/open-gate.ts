import { sendAck } from '../connections/send-ack.ts'
import { heardRooms, roomChannel } from '../fan-out/socket-rooms.ts'
import type { Hearing } from '../handlers/handler.ts'
import type { ChatSocket } from '../server/types.ts'
import { admit } from './admit.ts'
import { ignore } from './bad-frames.ts'
import type { Gate } from './gate.ts'

/** What is used of socket.io's packets: an event's name with its values, and the id that an answer is asked for with. */
interface EventPacket {
  readonly data?: readonly unknown[]
  readonly id?: number
}

/**
 * Leads every frame of a socket through the gate. It stands where socket.io would call listeners: so a name that nobody
 * registered is answered, too, and a frame of 100,000 values is no call with as many arguments, which would overflow the
 * stack of the process. socket.io's own names (`connect`, `disconnect`, …) never arrive: its parser closes the connection.
 */
export function openGate(gate: Gate, socket: ChatSocket): void {
  let frames = 0
  const hearing = hearingOf(socket)
  function onevent({ data: [name, ...input] = [], id }: EventPacket): void {
    frames += 1
    if (id === undefined || id === null) return void ignore(gate, socket.data, socket.id, frames)
    const frame = { socketId: socket.id, number: frames, name, input }
    admit(gate, socket.data, hearing, frame, (answer) => {
      if (gate.ackDelayMs === 0) sendAck(socket, id, answer)
      else setTimeout(() => sendAck(socket, id, answer), gate.ackDelayMs)
    })
  }
  Object.assign(socket, { onevent })
}

function hearingOf(socket: ChatSocket): Hearing {
  return {
    connectionId: socket.id,
    rooms: () => heardRooms(socket.rooms),
    hears: (roomId) => socket.rooms.has(roomChannel(roomId)),
    // A hello that was under way when its session ended must not tune in again.
    hear: (roomIds) => {
      socket.data.saidHello = true
      if (!socket.data.ended) socket.join(roomIds.map(roomChannel))
    },
    unhear: (roomId) => void socket.leave(roomChannel(roomId)),
  }
}
