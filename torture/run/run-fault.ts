import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Stopping } from '@parley/testkit'
import { check } from '../checker/check.ts'
import type { Fault } from '../faults/fault.ts'
import type { Options } from '../options/read-options.ts'
import { seededRandom } from '../random/seeded.ts'
import { type Load, startLoad } from '../world/load-processes.ts'
import { startWorld } from '../world/start-world.ts'
import { judge } from './judge.ts'
import type { Result } from './result.ts'

/** Of an ordinary run of 60 s. */
const BEFORE_SECONDS = 20
const AFTER_SECONDS = 20
/** Acts go on for a while after healing, then everything falls quiet: what was lost then is found by the auditor alone. */
const WRITE_ON_SECONDS = 6
const SAID_WITHIN_MS = 60_000
/** The auditor looks every few seconds, and a client that was let down waits before it comes back. */
const LEAST_QUIET_MS = 12_000
const QUIETEN_BEFORE_MS = 1_000
const ORDINARY_SECONDS = 60
const USUAL_CLIENTS = 600
const ARRIVE_WITHIN_MS = 180_000
/** A load whose timers are this late, or that uses this much of a processor, measures itself. */
const SATURATED = { lateMs: 1_000, processorShare: 0.95 }

export interface RunNeeds {
  readonly fault: Fault
  readonly seed: number
  readonly options: Options
  /** For logs; made where it is missing. */
  readonly folder: string
  readonly stopping: Stopping
  readonly say: (text: string) => void
}

/** Builds an installation, plays people in it, does one fault to it, and lets the checker judge what came of it. */
export async function runFault({ fault, seed, options, folder, stopping, say }: RunNeeds): Promise<Result> {
  const people = options.clients ?? fault.clients ?? USUAL_CLIENTS
  const crowd = { people, rooms: options.rooms, members: options.members }
  const scale = options.duration / ORDINARY_SECONDS
  const scaled = (seconds: number) => seconds * scale
  mkdirSync(folder, { recursive: true })
  say(`starting ${options.instances} instances, PostgreSQL, Redis and nginx`)
  const world = await startWorld(
    { crowd, instances: options.instances, environment: fault.environment ?? {}, hasIsland: fault.hasIsland ?? false },
    stopping,
  )
  const load = startLoad(
    world,
    { processes: options.loadProcesses, folder, seed, actsPerSecond: options.rate },
    stopping,
  )
  say(`${people} people arrive`)
  await load.until('everybody there', ({ arrived }) => arrived === people, ARRIVE_WITHIN_MS)
  load.tell({ order: 'write' })
  load.forgetWorst()
  const begunAt = Date.now()
  say('people write')
  await wait(scaled(BEFORE_SECONDS) * 1000)

  const faultAt = Date.now()
  const numbers = await fault.run({
    world,
    load,
    random: seededRandom(seed),
    scaled,
    say,
    async hold(ms) {
      await wait(Math.max(0, ms - QUIETEN_BEFORE_MS))
      load.tell({ order: 'quieten' })
      await wait(Math.min(ms, QUIETEN_BEFORE_MS))
    },
  })
  const healedAt = Date.now()
  say('healed')
  await wait(scaled(WRITE_ON_SECONDS) * 1000)
  load.tell({ order: 'stopWriting' })
  // On a machine that is full, what was written meanwhile is still on its way. What stays there the checker tells.
  const isAllSaid = ({ waiting, online, clients }: Load['news']) => waiting === 0 && online === clients
  await load.until('all is said', isAllSaid, SAID_WITHIN_MS).catch(() => {})
  await wait(Math.max(LEAST_QUIET_MS, scaled(AFTER_SECONDS - WRITE_ON_SECONDS) * 1000))
  const { worst } = load
  say('the last words are written')
  await load.finish()

  const peakRssMb = world.memory.peakMb
  for (const instance of world.instances) {
    const lines = instance.log().map((line) => JSON.stringify(line))
    writeFileSync(path.join(folder, `instance-${instance.index}.jsonl`), lines.join('\n'))
  }
  const nginxLog = [...world.nginx.log.map((line) => JSON.stringify(line)), ...world.nginx.accessLog()]
  writeFileSync(path.join(folder, 'nginx.log'), nginxLog.join('\n'))
  const problemsOfServers = world.instances.flatMap((instance) => instance.problems())
  const moments = { begunAt, faultAt, healedAt }
  const findings = await check(load.logFiles, world.postgres.url, world.setting, moments)
  const outcome = { findings, numbers, slack: options.slack }
  return {
    fault: fault.name,
    seed,
    findings,
    numbers,
    peakRssMb,
    uncaught: problemsOfServers.length + findings.uncaughtInLoad,
    problems: judge(fault, outcome, problemsOfServers),
    warnings: warningsOf(worst),
  }
}

function warningsOf({ lateMs, processorShare }: Load['worst']): string[] {
  const isSaturated = lateMs > SATURATED.lateMs || processorShare > SATURATED.processorShare
  const used = Math.round(processorShare * 100)
  return isSaturated
    ? [`generator saturated: its timers were up to ${lateMs} ms late, and it used ${used} % of a processor`]
    : []
}
