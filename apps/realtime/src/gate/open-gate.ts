import { heardRooms, roomChannel } from '../fan-out/socket-rooms.ts'
import type { Hearing } from '../handlers/handler.ts'
import type { ChatSocket } from '../server/types.ts'
import { admit, type Gate, ignore } from './gate.ts'

/**
 * Leads every frame of a socket through the gate. All of them pass one function, so that a name nobody registered
 * is answered too. It is a middleware that never goes on, rather than a listener: socket.io calls listeners with a
 * frame's values as arguments, and a frame of 100,000 values would overflow the stack of the process.
 * socket.io's own names (`connect`, `disconnect`, …) never arrive: its parser closes the connection.
 */
export function openGate(gate: Gate, socket: ChatSocket): void {
  let frames = 0
  const hearing = hearingOf(socket)
  socket.use((event: readonly unknown[]) => {
    frames += 1
    const requestId = `${socket.id}:${frames}`
    const [name, ...args] = event
    const ack = args.pop()
    if (typeof ack !== 'function') return void ignore(gate, socket.data, requestId)
    const frame = { requestId, name, input: args }
    const answered = admit(gate, socket.data, hearing, frame).then((answer) => ack(answer))
    socket.data.inFlight.track(answered)
    gate.inFlight.track(answered)
  })
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
