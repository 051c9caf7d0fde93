import { makeThrowAwayFolder, removeThrowAwayFolder } from '../folders/throw-away-folder.ts'
import { freePort } from '../processes/free-port.ts'
import { startNative } from '../processes/native-process.ts'
import type { ServerProcess } from '../processes/server-process.ts'
import { extend } from '../processes/start-realtime.ts'
import { askRedis, type RedisReply } from './ask-redis.ts'

export interface RedisOptions {
  /** Default: a free one. */
  readonly port?: number
  /** Keeps its data over a restart. Default: it forgets. */
  readonly persistent?: boolean
  /** More of its settings, such as `['--maxmemory', '10mb']`. */
  readonly settings?: readonly string[]
}

/** A real redis-server of a test's own. */
export interface RedisServer extends ServerProcess {
  readonly port: number
  /** Such as `redis://127.0.0.1:4711`. */
  readonly url: string
  /** One command over a connection of its own, such as `('FLUSHALL')` or `('CLIENT', 'KILL', 'TYPE', 'pubsub')`. */
  command(...words: string[]): Promise<RedisReply>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Starts redis-server on 127.0.0.1, in a folder of its own. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const port = options.port ?? (await freePort())
  const folder = makeThrowAwayFolder('redis')
  const server = await startNative({
    program: 'redis-server',
    cwd: folder,
    arguments: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no', '--save', ''],
      ...['--appendonly', options.persistent ? 'yes' : 'no'],
      ...(options.settings ?? []),
    ],
    untilReady: (log) => log.waitFor(({ msg = '' }) => msg.includes('Ready to accept connections'), 30_000),
  }).catch((error: unknown) => {
    removeThrowAwayFolder(folder)
    throw error
  })
  return extend(server, {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words: string[]) => askRedis(port, words),
    async close() {
      await server.kill('SIGKILL')
      removeThrowAwayFolder(folder)
    },
  })
}
