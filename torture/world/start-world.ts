import {
  freePort,
  linkTo,
  makeSecrets,
  type NginxServer,
  type PostgresServer,
  type RedisServer,
  type Secrets,
  type SeverableLink,
  type Stopping,
  startNginx,
  startPostgres,
  startRedis,
} from '@parley/testkit'
import { type Crowd, seedPeople } from '../people/seed-people.ts'
import type { Setting } from '../people/setting.ts'
import { type Instance, startInstance } from './instance.ts'
import { type Memory, watchMemory } from './watch-memory.ts'

/** A whole installation of its own, and who uses it. */
export interface World {
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  readonly instances: readonly Instance[]
  readonly nginx: NginxServer
  readonly secrets: Secrets
  readonly setting: Setting
  readonly memory: Memory
  /** Where the fault needs them: what instance 0 has to the rest. */
  readonly island: Island | null
}

export interface Island {
  readonly postgres: SeverableLink
  readonly redis: SeverableLink
}

export interface WorldOptions {
  readonly crowd: Crowd
  readonly instances: number
  /** More settings of the instances. */
  readonly environment: Readonly<Record<string, string>>
  readonly hasIsland: boolean
}

/** Everything it starts is handed to `stopping` at once, so that nothing is left behind wherever it stops. */
export async function startWorld(
  { crowd, instances: count, ...more }: WorldOptions,
  stopping: Stopping,
): Promise<World> {
  const [postgres, redis] = await Promise.all([
    stopping.later(startPostgres({ settings: DURABLE }), (server) => server.close()),
    stopping.later(startRedis(), (server) => server.close()),
  ])
  const setting = await seedPeople(postgres.url, crowd)
  const secrets = makeSecrets()
  const ports = await Promise.all(Array.from({ length: count }, freePort))
  const environment = {
    REDIS_URL: redis.url,
    PARLEY_LOG_LEVEL: 'info',
    // All people of the torture have one address.
    PARLEY_TRUSTED_PROXIES: '127.0.0.1',
    PARLEY_CONNECTIONS_PER_ADDRESS: '20000',
    ...more.environment,
  }
  const link = (url: string) => stopping.later(linkTo(url), (opened) => opened.close())
  const island = more.hasIsland ? { postgres: await link(postgres.url), redis: await link(redis.url) } : null
  const onMainland = { databaseUrl: postgres.url, secrets, environment }
  const onIsland = island && {
    databaseUrl: island.postgres.url,
    secrets,
    environment: { ...environment, REDIS_URL: island.redis.url },
  }
  const instances = await Promise.all(
    ports.map((port, index) => {
      const options = index === 0 && onIsland !== null ? onIsland : onMainland
      return stopping.later(startInstance(index, { ...options, port }), (instance) => instance.close())
    }),
  )
  const nginx = await stopping.later(startNginx({ realtime: ports, web: [await freePort()] }), (server) =>
    server.close(),
  )
  const memory = watchMemory(instances)
  stopping.add(async () => memory.stop())
  return { postgres, redis, instances, nginx, secrets, setting, memory, island }
}

const DURABLE = ['fsync=on', 'synchronous_commit=on', 'max_connections=300']
