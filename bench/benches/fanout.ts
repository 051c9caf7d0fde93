import type { Crowd } from '../clients/crowd.ts'
import type { RoundResult } from '../load/round.ts'
import type { Peer, PeerName } from '../peers/peer.ts'
import { type Figures, type RatioOf, ratiosOf } from '../report/report.ts'
import { median, quantile } from '../report/statistics.ts'
import { type Bench, startPeer } from './bench.ts'
import { runScenario, type ScenarioResult } from './rounds.ts'

/** Deliveries a second of the fixed schedule, whatever the size of the room: about a quarter of what bare socket.io can. */
const PACED_DELIVERIES = 40_000
const SENDERS = 64

/** One room, everybody hears everything: as fast as it goes, and one message at a time. */
export const fanout: Bench = async (setting) => {
  const { options } = setting
  const peers: Peer[] = []
  for (const name of options.peers) peers.push(await startPeer(setting, name, { raisesRates: true }))
  const wants = (part: string) => options.only.length === 0 || options.only.includes(part)
  const sizes = (without: number[]) => (options.rooms.length > 0 ? options.rooms : without)
  const results: { result: ScenarioResult; ratios: Record<string, number>; prefix: string }[] = []

  for (const size of wants('fast') ? sizes([200]) : []) {
    const senders = Math.min(size, options.senders || SENDERS)
    const result = await runScenario(setting, {
      name: `room of ${size}, as fast as it goes`,
      ...oneRoom(size, peers),
      sendersOf: ({ clients }: Crowd) => clients.slice(0, senders),
      perSecond: null,
      figuresOf: fastFigures,
    })
    const ratios = ratiosOf(result.peers, fastRatios(size === 200 ? 'fanout' : `fanout_${size}`))
    results.push({ result, ratios, prefix: `${size} fast: ` })
  }
  for (const size of wants('paced') ? sizes([200, 1000]) : []) {
    const result = await runScenario(setting, {
      name: `room of ${size}, one message at a time`,
      ...oneRoom(size, peers),
      sendersOf: ({ clients }: Crowd) => clients,
      perSecond: Math.min(PACED_DELIVERIES, options.isQuick ? 2_000 : PACED_DELIVERIES) / size,
      figuresOf: pacedFigures,
    })
    const ratios = ratiosOf(result.peers, pacedRatios(size === 200 ? 'fanout_paced' : `fanout_paced_${size}`))
    results.push({ result, ratios, prefix: `${size} paced: ` })
  }
  return {
    name: 'fanout',
    peers: mergePeers(results),
    ratios: Object.assign({}, ...results.map(({ ratios }) => ratios)),
    remarks: results.flatMap(({ result }) => result.remarks),
    generatorSaturated: results.some(({ result }) => result.generatorSaturated),
    isComplete: results.every(({ result }) => result.isComplete),
  }
}

const oneRoom = (size: number, peers: readonly Peer[]) => ({ rooms: 1, membersEach: size, hears: true, peers })

function fastFigures(result: RoundResult): Figures {
  const { seconds, deliveries, acked, cpu, p50, p99, generatorBusy } = result
  return {
    'deliveries/s': deliveries / seconds,
    'acked sends/s': acked / seconds,
    'server CPU s per million': (cpu.server / deliveries) * 1e6,
    'with database': ((cpu.server + cpu.database) / deliveries) * 1e6,
    'p50 ms': p50,
    'p99 ms': p99,
    'server busy %': (cpu.server / seconds) * 100,
    'generator busy %': generatorBusy * 100,
  }
}

function pacedFigures(result: RoundResult, commitMs: readonly number[]): Figures {
  const { seconds, deliveries, cpu, p50, p99, p999, generatorBusy } = result
  const commit = median(commitMs) ?? 0
  return {
    'deliveries/s': deliveries / seconds,
    'server CPU s per million': (cpu.server / deliveries) * 1e6,
    'with database': ((cpu.server + cpu.database) / deliveries) * 1e6,
    'p50 ms': p50,
    'p99 ms': p99,
    'p99.9 ms': p999,
    'one commit ms': commitMs.length > 0 ? commit : null,
    'p99 of one commit ms': quantile(commitMs, 0.99),
    'p99 minus one commit ms': p99 === null ? null : p99 - commit,
    'generator busy %': generatorBusy * 100,
  }
}

const fastRatios = (prefix: string): RatioOf[] => [
  { name: `${prefix}_vs_socketio`, figure: 'deliveries/s', against: 'socketio' },
  { name: `${prefix}_vs_tutorial`, figure: 'deliveries/s', against: 'tutorial' },
  { name: `${prefix}_vs_ws`, figure: 'deliveries/s', against: 'ws' },
  { name: `${prefix}_cpu_vs_socketio`, figure: 'server CPU s per million', against: 'socketio' },
  { name: `${prefix}_cpu_with_database_vs_socketio`, figure: 'with database', against: 'socketio' },
]

const pacedRatios = (prefix: string): RatioOf[] => [
  { name: `${prefix}_cpu_vs_socketio`, figure: 'server CPU s per million', against: 'socketio' },
  { name: `${prefix}_cpu_with_database_vs_socketio`, figure: 'with database', against: 'socketio' },
  { name: `${prefix}_cpu_vs_tutorial`, figure: 'server CPU s per million', against: 'tutorial' },
  { name: `${prefix}_cpu_vs_ws`, figure: 'server CPU s per million', against: 'ws' },
  { name: `${prefix}_p99_vs_socketio`, figure: 'p99 minus one commit ms', against: 'socketio' },
  { name: `${prefix}_p99_with_commit_vs_socketio`, figure: 'p99 ms', against: 'socketio' },
  { name: `${prefix}_p50_vs_socketio`, figure: 'p50 ms', against: 'socketio' },
]

/** The figures of several scenarios side by side, told apart by a prefix. */
export function mergePeers(results: readonly { result: ScenarioResult; prefix: string }[]): ScenarioResult['peers'] {
  const merged: ScenarioResult['peers'] = {}
  for (const { result, prefix } of results) {
    for (const [peer, rounds] of Object.entries(result.peers)) {
      const into = merged[peer as PeerName] ?? []
      merged[peer as PeerName] = into
      rounds.forEach((figures, round) => {
        const named = Object.fromEntries(Object.entries(figures).map(([name, value]) => [prefix + name, value]))
        into[round] = { ...into[round], ...named }
      })
    }
  }
  return merged
}
