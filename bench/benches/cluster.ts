import { startRedis } from '@parley/testkit'
import type { RoundResult } from '../load/round.ts'
import { pin } from '../machine/cores.ts'
import { type Figures, round } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { type Bench, startPeer } from './bench.ts'
import { runScenario } from './rounds.ts'

const ROOMS = 200
const MEMBERS_EACH = 20
const SENDS_PER_SECOND = 1_000

/** Two instances that share a Redis, half of each room's members on either: what arrives, and how late. */
export const cluster: Bench = async (setting) => {
  const { options, cores } = setting
  const redis = await startRedis()
  setting.keep({ stop: () => redis.close() })
  if (cores !== null) pin(redis.pid, cores.servers)
  const peer = await startPeer(setting, 'parley', { raisesRates: true, instances: 2, redis })
  let missing = 0
  const { peers, ...result } = await runScenario(setting, {
    name: `two instances, ${options.isQuick ? 5 : ROOMS} rooms of ${MEMBERS_EACH}`,
    rooms: options.isQuick ? 5 : ROOMS,
    membersEach: MEMBERS_EACH,
    hears: true,
    peers: [peer],
    // Rooms in turn: a member of each, then the next member of each.
    sendersOf: ({ clients, population }) =>
      population.members
        .toSorted((one, other) => (one.index % MEMBERS_EACH) - (other.index % MEMBERS_EACH))
        .flatMap(({ index }) => clients[index] ?? []),
    perSecond: options.isQuick ? 50 : SENDS_PER_SECOND,
    figuresOf(roundResult) {
      missing += roundResult.missing
      return figuresOf(roundResult)
    },
  })
  const p99 = median((peers.parley ?? []).flatMap((figures) => figures['p99 ms'] ?? []))
  return {
    name: 'cluster',
    peers,
    ratios: { ...(p99 === null ? {} : { cluster_p99_ms: round(p99) }), cluster_missing: missing },
    ...result,
  }
}

function figuresOf(result: RoundResult): Figures {
  const { seconds, acked, deliveries, cpu, p50, p99, p999, generatorBusy } = result
  return {
    'acked sends/s': acked / seconds,
    'deliveries/s': deliveries / seconds,
    'p50 ms': p50,
    'p99 ms': p99,
    'p99.9 ms': p999,
    missing: result.missing,
    'server CPU s per million deliveries': (cpu.server / deliveries) * 1e6,
    'with database and Redis': ((cpu.server + cpu.database) / deliveries) * 1e6,
    'generator busy %': generatorBusy * 100,
  }
}
