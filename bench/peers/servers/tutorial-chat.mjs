// The chat that tutorials build: each message is inserted, then broadcast with its id, then acked.
import { createServer } from 'node:http'
import pg from 'pg'
import { Server } from 'socket.io'

for (const end of ['disconnect', 'SIGTERM']) process.on(end, () => process.exit())
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
const server = createServer()
const io = new Server(server, { serveClient: false })

io.on('connection', (socket) => {
  socket.on('join', (room, ack) => {
    socket.join(room)
    ack()
  })
  socket.on('message', async (room, body, ack) => {
    const result = await pool.query('INSERT INTO messages (room, body) VALUES ($1, $2) RETURNING id', [room, body])
    io.to(room).emit('message', body, result.rows[0].id)
    ack()
  })
})

await pool.query(
  `CREATE TABLE IF NOT EXISTS messages (id bigserial PRIMARY KEY, room text NOT NULL, body text NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now())`,
)
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"msg":"ready"}'))
