import path from 'node:path'
import { freePort } from '@parley/testkit'
import { root } from '../../scripts/root.mjs'
import { measureCommits } from '../database/query.ts'
import { startDatabase } from '../database/start-database.ts'
import { cpuSecondsOf, cpuSecondsOfFamily } from '../machine/processes.ts'
import { plainWebSocket } from '../wire/plain-web-socket.ts'
import { plainSocketIo } from '../wire/socket-io.ts'
import { launch } from './launch.ts'
import type { Peer, PeerName } from './peer.ts'

const MAINS = {
  socketio: 'bare-socket-io.mjs',
  tutorial: 'tutorial-chat.mjs',
  ws: 'plain-web-socket.mjs',
} as const

export interface PlainOptions {
  readonly core: number | null
  readonly folder: string
  readonly nodeArguments?: readonly string[]
}

/** One of those that Parley is compared with. The tutorial chat has a PostgreSQL of its own, as Parley has. */
export async function startPlain(name: Exclude<PeerName, 'parley'>, options: PlainOptions): Promise<Peer> {
  const { core, folder } = options
  const port = await freePort()
  const database = name === 'tutorial' ? await startDatabase(core) : null
  const start = () =>
    launch({
      name,
      arguments: [...(options.nodeArguments ?? []), path.join(import.meta.dirname, 'servers', MAINS[name])],
      cwd: root,
      core,
      logFile: path.join(folder, `${name}.log`),
      environment: { PORT: String(port), ...(database === null ? {} : { DATABASE_URL: database.url }) },
    })
  let running = await start().catch(async (error: unknown) => {
    await database?.stop()
    throw error
  })
  return {
    name,
    get pid() {
      return running.pid
    },
    dialect: name === 'ws' ? plainWebSocket : plainSocketIo,
    sendersDialect: null,
    portOf: () => port,
    settle: async () => undefined,
    cpuSeconds: () => ({
      server: cpuSecondsOf(running.pid),
      database: database === null ? 0 : cpuSecondsOfFamily(database.pid),
    }),
    commitTimesMs: async (count) => (database === null ? [] : measureCommits(database.url, count)),
    async restart() {
      await running.kill()
      running = await start()
    },
    async stop() {
      await running.stop()
      await database?.stop()
    },
  }
}
