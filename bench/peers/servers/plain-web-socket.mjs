// Raw `ws`, the least there is: rooms in memory, a broadcast encoded once, nothing kept.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

for (const end of ['disconnect', 'SIGTERM']) process.on(end, () => process.exit())
/** @type {Map<string, Set<import('ws').WebSocket>>} */
const rooms = new Map()
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on('connection', (socket) => {
  /** @type {Set<import('ws').WebSocket> | undefined} */
  let room
  socket.on('message', (data) => {
    const message = JSON.parse(String(data))
    if (message.join) {
      room = rooms.get(message.join) ?? new Set()
      rooms.set(message.join, room.add(socket))
    } else {
      const text = JSON.stringify({ body: message.body })
      for (const other of rooms.get(message.to) ?? []) other.send(text)
    }
    socket.send(JSON.stringify({ ack: message.id }))
  })
  socket.on('error', () => undefined)
  socket.on('close', () => room?.delete(socket))
})

server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"msg":"ready"}'))
