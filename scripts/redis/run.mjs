// Runs a redis-server that belongs to this process: node scripts/redis/run.mjs <its program> <its folder>
// REDIS_URL says the port and the password. It speaks as our processes do: JSON lines, `ready`, and it ends with
// whoever holds its channel, which redis-server by itself would not.
import { spawn } from 'node:child_process'

const [program = '', folder = ''] = process.argv.slice(2)
const { port, password } = new URL(process.env.REDIS_URL ?? '')

const redis = spawn(program, ['-'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
// Over its input: an argument could be read by every user of the machine.
redis.stdin.on('error', () => undefined)
redis.stdin.end(
  [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    'daemonize no',
    // What is in it may all be lost.
    'save ""',
    'appendonly no',
    `dir "${folder.replace(/["\\]/g, '\\$&')}"`,
    '',
  ].join('\n'),
)

for (const stream of [redis.stdout, redis.stderr]) {
  let rest = ''
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim()) tell(30, line.trim())
  })
}

/**
 * @param {number} level
 * @param {string} msg
 */
function tell(level, msg) {
  const isReady = msg.includes('Ready to accept connections')
  process.stdout.write(
    `${JSON.stringify({ level, time: Date.now(), process: 'redis', msg: isReady ? 'ready' : msg })}\n`,
  )
}

let stopping = false
function stop() {
  if (stopping) return
  stopping = true
  redis.kill('SIGTERM')
  setTimeout(() => redis.kill('SIGKILL'), 5_000).unref()
}
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, stop)
process.on('disconnect', stop)
process.channel?.unref()
// Gone before we listened.
if (process.send !== undefined && !process.connected) stop()

redis.once('error', (error) => {
  tell(50, error.message)
  process.exit(1)
})
redis.once('exit', (code, signal) => {
  if (!stopping) tell(50, `redis-server ended (${code ?? signal})`)
  process.exit(stopping ? 0 : 1)
})
