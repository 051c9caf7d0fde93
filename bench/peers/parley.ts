import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { freePort } from '@parley/testkit'
import { root } from '../../scripts/root.mjs'
import { measureCommits } from '../database/query.ts'
import { settleInParley } from '../database/settle.ts'
import { startDatabase } from '../database/start-database.ts'
import { cpuSecondsOf, cpuSecondsOfFamily } from '../machine/processes.ts'
import { parleyDialect } from '../wire/parley.ts'
import { type Launched, launch } from './launch.ts'
import type { Peer } from './peer.ts'

export interface ParleyOptions {
  readonly core: number | null
  readonly folder: string
  /** Default: 1. More than one share a Redis. */
  readonly instances?: number
  readonly redis?: { readonly url: string; readonly pid: number }
  /** A load test raises the rates of persons, openly; what is no load test keeps them. */
  readonly raisesRates: boolean
  /** Clients that also ask `room.sync`, as those that come back. */
  readonly syncs?: boolean
  /** More arguments of Node, for profiles. */
  readonly nodeArguments?: readonly string[]
}

/** So that no rate is what is measured. */
export const RAISED_RATES = Object.fromEntries(
  ['SEND', 'WRITE', 'READ', 'HEARTBEAT'].flatMap((name) => [
    [`PARLEY_RATE_${name}_PER_SECOND`, '1000000'],
    [`PARLEY_RATE_${name}_BURST`, '1000000'],
  ]),
)

/** Parley's realtime server as it runs in production, durable on a PostgreSQL of its own. */
export async function startParley(options: ParleyOptions): Promise<Peer> {
  const { core, folder, instances = 1, redis } = options
  const ticketKey = randomBytes(32)
  const ports = await Promise.all(Array.from({ length: instances }, freePort))
  const webPort = await freePort()
  const database = await startDatabase(core)
  const start = (port: number, index: number) =>
    launch({
      name: `parley-${index}`,
      arguments: [...(options.nodeArguments ?? []), '--import', 'tsx', 'apps/realtime/src/main.ts'],
      cwd: root,
      core,
      logFile: path.join(folder, `parley-${index}.log`),
      environment: {
        DATABASE_URL: database.url,
        REALTIME_PORT: String(port),
        PORT: String(webPort),
        HOST: '127.0.0.1',
        PARLEY_TICKET_KEY: ticketKey.toString('hex'),
        ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
        ...(options.raisesRates ? RAISED_RATES : {}),
      },
    })
  let running: Launched[] = []
  try {
    for (const [index, port] of ports.entries()) running.push(await start(port, index))
  } catch (error) {
    await Promise.all(running.map((server) => server.kill()))
    await database.stop()
    throw error
  }
  return {
    name: 'parley',
    get pid() {
      return running[0]?.pid ?? 0
    },
    dialect: parleyDialect({ ticketKey, hears: true, syncs: options.syncs ?? false }),
    sendersDialect: parleyDialect({ ticketKey, hears: false }),
    portOf: (member) => ports[member.index % ports.length] as number,
    settle: (population) => settleInParley(database.url, population),
    cpuSeconds: () => ({
      server: running.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0),
      database: cpuSecondsOfFamily(database.pid) + (redis === undefined ? 0 : cpuSecondsOf(redis.pid)),
    }),
    commitTimesMs: (count) => measureCommits(database.url, count),
    async restart() {
      await Promise.all(running.map((server) => server.kill()))
      running = await Promise.all(ports.map(start))
    },
    async stop() {
      await Promise.all(running.map((server) => server.stop()))
      await database.stop()
    },
  }
}
