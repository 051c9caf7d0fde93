import type { Client } from '../clients/client.ts'
import { type Crowd, gather } from '../clients/crowd.ts'
import { makePopulation } from '../clients/population.ts'
import { type RoundOptions, type RoundResult, runRound } from '../load/round.ts'
import type { Peer, PeerName } from '../peers/peer.ts'
import type { Figures } from '../report/report.ts'
import type { Setting } from './bench.ts'

/** Above this the load generator, not the server, may be what is measured. */
const SATURATED = 0.9
/** Above this, other programs on the machine disturb what is measured. */
const STOLEN = 0.1

export interface Scenario {
  readonly name: string
  readonly rooms: number
  readonly membersEach: number
  /** Whether members hear their rooms. */
  readonly hears: boolean
  sendersOf(crowd: Crowd): readonly Client[]
  /** Null: as fast as it goes. */
  readonly perSecond: number | null
  readonly peers: readonly Peer[]
  /** Figures of one round; `commitMs` are commits of one row right before it. */
  figuresOf(result: RoundResult, commitMs: readonly number[]): Figures
}

export interface ScenarioResult {
  readonly peers: Partial<Record<PeerName, Figures[]>>
  readonly remarks: readonly string[]
  readonly generatorSaturated: boolean
  readonly isComplete: boolean
}

/** Connects a crowd to every peer, then lets the peers take turns, round after round. */
export async function runScenario(setting: Setting, scenario: Scenario): Promise<ScenarioResult> {
  const { options, say } = setting
  const crowds: { peer: Peer; crowd: Crowd; figures: Figures[] }[] = []
  const remarks: string[] = []
  let generatorSaturated = false
  let isComplete = true
  say(`${scenario.name}: connecting`)
  for (const peer of scenario.peers) crowds.push({ peer, crowd: await connect(peer, scenario), figures: [] })
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const { peer, crowd, figures } of crowds) {
      const commitMs = await peer.commitTimesMs(scenario.perSecond === null ? 1 : 500)
      const result = await runRound(roundOptions(setting, scenario, peer, crowd))
      figures.push(scenario.figuresOf(result, commitMs))
      say(`${scenario.name} ${round}/${options.rounds} ${peer.name}: ${describe(result)}`)
      const place = `${scenario.name}, round ${round}, ${peer.name}`
      if (result.missing + result.lost + result.refused > 0) {
        isComplete = false
        remarks.push(
          `${place}: ${result.missing} missing, ${result.refused} refused, ${result.lost} connections lost: this round is worth nothing`,
        )
      }
      if (result.generatorBusy > SATURATED) {
        generatorSaturated = true
        remarks.push(`${place}: the load generator was busy ${percent(result.generatorBusy)} of the time`)
      }
      if (result.stolen > STOLEN) {
        remarks.push(`${place}: other programs took ${percent(result.stolen)} of the generator's core`)
      }
    }
  }
  for (const { crowd } of crowds) crowd.leave()
  const peers = Object.fromEntries(crowds.map(({ peer, figures }) => [peer.name, figures]))
  return { peers, remarks, generatorSaturated, isComplete }
}

async function connect(peer: Peer, { rooms, membersEach, hears }: Scenario): Promise<Crowd> {
  const population = makePopulation(rooms, membersEach)
  await peer.settle(population)
  // Where nobody can send without joining, those who only send are still members who hear.
  const deaf = !hears && peer.sendersDialect !== null
  const dialect = deaf ? (peer.sendersDialect ?? peer.dialect) : peer.dialect
  return gather({ population, dialect, hears: !deaf, portOf: (member) => peer.portOf(member) })
}

function roundOptions(
  { options, isHot, measured }: Setting,
  scenario: Scenario,
  peer: Peer,
  crowd: Crowd,
): RoundOptions {
  return {
    crowd,
    senders: scenario.sendersOf(crowd),
    perSecond: scenario.perSecond,
    warmUpMs: options.isQuick ? 200 : 1_000,
    measureMs: options.seconds * 1000,
    cpuSeconds: () => peer.cpuSeconds(),
    isHot,
    onMeasured: (fromUs, toUs) => measured.set(peer.name, [...(measured.get(peer.name) ?? []), { fromUs, toUs }]),
  }
}

function describe({ seconds, acked, deliveries, cpu, p50, p99, generatorBusy, stolen }: RoundResult): string {
  const rate = (count: number) => Math.round(count / seconds).toLocaleString('en')
  const cores = (cpu.server + cpu.database) / seconds
  return `${rate(deliveries)} deliveries/s, ${rate(acked)} acked/s, p50 ${p50?.toFixed(2)} p99 ${p99?.toFixed(2)} ms, servers ${percent(cores)}, generator ${percent(generatorBusy)}${stolen > STOLEN ? `, ${percent(stolen)} of its core taken by others` : ''}`
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
