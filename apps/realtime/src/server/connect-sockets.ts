import type { IncomingMessage } from 'node:http'
import { boundBuffer } from '../connections/bound-buffer.ts'
import { createConnectionCount } from '../connections/count-connections.ts'
import { readThrough } from '../connections/read-through.ts'
import { writeThrough } from '../connections/write-through.ts'
import { personChannel } from '../fan-out/socket-rooms.ts'
import { frameRate, slowFloods } from '../floods/slow-floods.ts'
import type { Gate } from '../gate/gate.ts'
import { openGate } from '../gate/open-gate.ts'
import { admitConnection } from '../handshake/admit-connection.ts'
import type { Arrivals } from '../handshake/arrivals.ts'
import { slowConsumers } from '../health/server-metrics.ts'
import type { Presence } from '../presence/presence.ts'
import { closeEnded } from '../sessions/end-session.ts'
import type { LiveSessions } from '../sessions/live-sessions.ts'
import type { ChatServer, ChatSocket } from './types.ts'

/** What the server keeps for one socket that does not read. A burst of long messages stays below the hard bound. */
const BUFFER = { bytes: 1_000_000, graceMs: 2_000, mostBytes: 4_000_000 }

/** What every socket goes through: its buffer is bounded, its handshake checked, its frames led through the gate. */
export function connectSockets(
  io: ChatServer,
  gate: Gate,
  sessions: LiveSessions<ChatSocket>,
  presence: Presence,
  arrivals: Arrivals,
  addressOf: (request: IncomingMessage) => string,
): void {
  const { log, environment } = gate.context
  const floods = slowFloods(frameRate(environment.rates))
  io.engine.on('connection', (connection) => {
    arrivals.arrived(addressOf(connection.request), connection)
    floods.watch(connection)
    boundBuffer(connection, BUFFER, (bytes) => {
      slowConsumers.add()
      log.warn({ bytes }, 'slow consumer closed')
    })
  })
  const connections = createConnectionCount(environment.connections.perPerson)
  io.use(admitConnection({ gate, sessions, connections, arrivals, addressOf }))
  io.on('connection', (socket) => {
    writeThrough(socket)
    socket.on('disconnect', (reason) => log.info({ socketId: socket.id, reason }, 'disconnected'))
    if (socket.data.ended) return void closeEnded(gate.context, socket)
    floods.belongsTo(socket.conn, socket.data.principal.personId)
    socket.join(personChannel(socket.data.principal.personId))
    presence.enter(socket.id, socket.data.principal.personId)
    socket.on('disconnect', () => presence.leave(socket.id))
    openGate(gate, socket)
    readThrough(socket, floods.count)
  })
}
