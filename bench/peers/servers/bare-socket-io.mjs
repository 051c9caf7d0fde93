// Bare socket.io: in memory, joins a room, broadcasts to it, acks. Nothing is kept, nobody is asked who they are.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

for (const end of ['disconnect', 'SIGTERM']) process.on(end, () => process.exit())
const server = createServer()
const io = new Server(server, { serveClient: false })

io.on('connection', (socket) => {
  socket.on('join', (room, ack) => {
    socket.join(room)
    ack()
  })
  socket.on('message', (room, body, ack) => {
    io.to(room).emit('message', body)
    ack()
  })
})

server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"msg":"ready"}'))
