import type { Crowd } from '../clients/crowd.ts'
import type { RoundResult } from '../load/round.ts'
import type { Peer } from '../peers/peer.ts'
import { type Figures, ratiosOf, round } from '../report/report.ts'
import { median } from '../report/statistics.ts'
import { type Bench, startPeer } from './bench.ts'
import { mergePeers } from './fanout.ts'
import { runScenario, type Scenario, type ScenarioResult } from './rounds.ts'

const ROOMS = 200
const MEMBERS_EACH = 5
const SENDERS = 200

/** How many sends are acked in a second: many small rooms that hear each other, and one hot room. */
export const sends: Bench = async (setting) => {
  const { options } = setting
  const peers: Peer[] = []
  for (const name of options.peers) peers.push(await startPeer(setting, name, { raisesRates: true }))
  const parley = peers.filter(({ name }) => name === 'parley')
  const wants = (part: string) => options.only.length === 0 || options.only.includes(part)
  const rooms = options.isQuick ? 10 : ROOMS
  const senders = options.senders || SENDERS
  const results: { result: ScenarioResult; prefix: string }[] = []
  const run = async (prefix: string, scenario: Omit<Scenario, 'perSecond' | 'figuresOf'>) => {
    const result = await runScenario(setting, { ...scenario, perSecond: null, figuresOf })
    results.push({ prefix, result })
    return result.peers
  }
  const ratios: Record<string, number> = {}

  if (wants('many')) {
    const heard = await run('many: ', {
      name: `${rooms} rooms of ${MEMBERS_EACH}`,
      rooms,
      membersEach: MEMBERS_EACH,
      hears: true,
      peers,
      // The first member of each room, then the second of each, and so on.
      sendersOf: ({ population, clients }: Crowd) =>
        population.members
          .map(({ index }) => clients[(index % rooms) * MEMBERS_EACH + Math.floor(index / rooms)])
          .filter((client) => client !== undefined)
          .slice(0, senders),
    })
    Object.assign(
      ratios,
      ratiosOf(heard, [
        { name: 'sends_vs_tutorial', figure: 'acked sends/s', against: 'tutorial' },
        { name: 'sends_vs_socketio', figure: 'acked sends/s', against: 'socketio' },
        { name: 'sends_vs_ws', figure: 'acked sends/s', against: 'ws' },
        { name: 'sends_cpu_vs_tutorial', figure: 'server CPU s per million sends', against: 'tutorial' },
        { name: 'sends_cpu_vs_socketio', figure: 'server CPU s per million sends', against: 'socketio' },
      ]),
    )
  }
  if (wants('hot')) {
    const hot = { rooms: 1, membersEach: senders, peers: parley, sendersOf: ({ clients }: Crowd) => clients }
    const deaf = await run('hot, senders only: ', { name: 'one hot room, senders only', hears: false, ...hot })
    const heard = await run('hot, all hear: ', { name: 'one hot room whose senders hear it', hears: true, ...hot })
    addRate(ratios, 'hot_room_sends_per_second', deaf.parley)
    addRate(ratios, 'hot_room_heard_sends_per_second', heard.parley)
  }
  return {
    name: 'sends',
    peers: mergePeers(results),
    ratios,
    remarks: results.flatMap(({ result }) => result.remarks),
    generatorSaturated: results.some(({ result }) => result.generatorSaturated),
    isComplete: results.every(({ result }) => result.isComplete),
  }
}

function addRate(ratios: Record<string, number>, name: string, rounds: readonly Figures[] | undefined): void {
  const rate = median((rounds ?? []).flatMap((figures) => figures['acked sends/s'] ?? []))
  if (rate !== null) ratios[name] = round(rate)
}

function figuresOf(result: RoundResult): Figures {
  const { seconds, acked, deliveries, cpu, p50, p99, generatorBusy } = result
  return {
    'acked sends/s': acked / seconds,
    'deliveries/s': deliveries / seconds,
    'server CPU s per million sends': (cpu.server / acked) * 1e6,
    'with database': ((cpu.server + cpu.database) / acked) * 1e6,
    'p50 ms': p50,
    'p99 ms': p99,
    'server busy %': (cpu.server / seconds) * 100,
    'database busy %': (cpu.database / seconds) * 100,
    'generator busy %': generatorBusy * 100,
  }
}
