import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../processes/free-port.ts'
import { createStopping, type Stopping } from '../stopping/stopping.ts'
import { type RedisServer, startRedis } from './start-redis.ts'

const SLOTS = 16_384
const FORMED_WITHIN_MS = 60_000

/** A real Redis Cluster of a test's own, without replicas: each node holds its share of the slots. */
export interface RedisCluster {
  readonly nodes: readonly RedisServer[]
  /** As `REDIS_URL` names it: `redis+cluster://` and every node. */
  readonly url: string
  close(): Promise<void>
}

/** Starts all of its nodes, or throws and leaves none behind. */
export async function startRedisCluster({ nodes: count = 3 }: { readonly nodes?: number } = {}): Promise<RedisCluster> {
  const stopping = createStopping()
  try {
    return await start(count, stopping)
  } catch (error) {
    await stopping.stop()
    throw error
  }
}

async function start(count: number, stopping: Stopping): Promise<RedisCluster> {
  const busPorts = await Promise.all(Array.from({ length: count }, freePort))
  const nodes = await Promise.all(busPorts.map((busPort) => stopping.later(startNode(busPort), (node) => node.close())))
  const share = Math.ceil(SLOTS / count)
  await Promise.all(
    nodes.map((node, index) =>
      node.command(
        ...['CLUSTER', 'ADDSLOTSRANGE', String(index * share), String(Math.min(SLOTS, (index + 1) * share) - 1)],
      ),
    ),
  )
  const [first, ...others] = nodes
  for (const [index, other] of others.entries()) {
    await first?.command('CLUSTER', 'MEET', '127.0.0.1', String(other.port), String(busPorts[index + 1]))
  }
  const deadline = Date.now() + FORMED_WITHIN_MS
  while (!(await Promise.all(nodes.map((node) => isFormed(node, count)))).every(Boolean)) {
    if (Date.now() > deadline) throw new Error('the Redis cluster did not form')
    await wait(50)
  }
  return {
    nodes,
    url: `redis+cluster://${nodes.map((node) => `127.0.0.1:${node.port}`).join(',')}`,
    close: () => stopping.stop(),
  }
}

const startNode = (busPort: number) =>
  startRedis({
    settings: [
      ...['--cluster-enabled', 'yes', '--cluster-config-file', 'nodes.conf'],
      ...['--cluster-port', String(busPort), '--cluster-node-timeout', '3000'],
    ],
  })

async function isFormed(node: RedisServer, count: number): Promise<boolean> {
  const told = String(await node.command('CLUSTER', 'INFO'))
  return told.includes('cluster_state:ok') && told.includes(`cluster_known_nodes:${count}\r`)
}
