import { setTimeout as wait } from 'node:timers/promises'
import { gather } from '../clients/crowd.ts'
import { makePopulation } from '../clients/population.ts'
import { type Memory, memoryOf } from '../machine/memory.ts'
import type { PeerName } from '../peers/peer.ts'
import { type Figures, type Findings, ratiosOf } from '../report/report.ts'
import { type Bench, type Setting, startPeer } from './bench.ts'

const MEMBERS_EACH = 100
/** Clients that come and go first, so that what a server loads once is not counted as a connection's. */
const WARM_UP = 200

/** What a connection costs that is signed in, in its room, and says nothing. */
export const idle: Bench = async (setting) => {
  const { options } = setting
  const peers: Partial<Record<PeerName, Figures[]>> = {}
  // A fresh process each time: memory that was had once is not given back.
  const rounds = Math.min(options.rounds, 3)
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of options.peers.filter((each) => each !== 'tutorial')) {
      const figures = await measure(setting, name)
      setting.say(
        `idle ${round}/${rounds} ${name}: ${Math.round(figures['PSS KiB a connection'] ?? 0)} KiB a connection`,
      )
      peers[name] = [...(peers[name] ?? []), figures]
    }
  }
  const findings: Omit<Findings, 'ratios'> = {
    name: 'idle',
    peers,
    remarks: [],
    generatorSaturated: false,
    isComplete: true,
  }
  return {
    ...findings,
    ratios: ratiosOf(peers, [
      { name: 'idle_memory_vs_socketio', figure: 'PSS KiB a connection', against: 'socketio' },
      { name: 'idle_rss_vs_socketio', figure: 'RSS KiB a connection', against: 'socketio' },
      { name: 'idle_memory_vs_ws', figure: 'PSS KiB a connection', against: 'ws' },
    ]),
  }
}

async function measure(setting: Setting, name: PeerName): Promise<Figures> {
  const { options } = setting
  const peer = await startPeer(setting, name, { raisesRates: false })
  try {
    const connect = async (count: number) => {
      const each = Math.min(MEMBERS_EACH, count)
      const population = makePopulation(Math.max(1, Math.round(count / each)), each)
      await peer.settle(population)
      return gather({ population, dialect: peer.dialect, portOf: (member) => peer.portOf(member) })
    }
    const first = await connect(Math.min(WARM_UP, options.clients))
    first.leave()
    const before = await settledMemory(peer.pid)
    const cpuBefore = peer.cpuSeconds()
    const crowd = await connect(options.clients)
    const cpuAfter = peer.cpuSeconds()
    const after = await settledMemory(peer.pid)
    const restCpu = peer.cpuSeconds()
    await wait(options.isQuick ? 200 : 3_000)
    const restSeconds = options.isQuick ? 0.2 : 3
    const idleCpu = peer.cpuSeconds().server - restCpu.server
    const count = crowd.clients.length
    const lost = crowd.lost()
    crowd.leave()
    if (lost > 0) throw new Error(`${name}: ${lost} of ${count} idle connections were lost`)
    const each = (of: keyof Memory) => (after[of] - before[of]) / count
    return {
      connections: count,
      'PSS KiB a connection': each('pss'),
      'RSS KiB a connection': each('rss'),
      'USS KiB a connection': each('uss'),
      'RSS MiB before': before.rss / 1024,
      'RSS MiB with all': after.rss / 1024,
      'CPU ms to let one in': ((cpuAfter.server - cpuBefore.server) / count) * 1000,
      'with database': ((cpuAfter.server + cpuAfter.database - cpuBefore.server - cpuBefore.database) / count) * 1000,
      'idle CPU %': (idleCpu / restSeconds) * 100,
    }
  } finally {
    await peer.stop()
  }
}

/** Memory once it holds still: the collector works on for a while after the last connection came. */
async function settledMemory(pid: number): Promise<Memory> {
  let last = memoryOf(pid)
  for (let look = 0; look < 10; look += 1) {
    await wait(500)
    const now = memoryOf(pid)
    if (Math.abs(now.rss - last.rss) < 256) return now
    last = now
  }
  return last
}
