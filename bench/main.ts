import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { admin } from './benches/admin.ts'
import type { Bench, Setting } from './benches/bench.ts'
import { cluster } from './benches/cluster.ts'
import { fanout } from './benches/fanout.ts'
import { idle } from './benches/idle.ts'
import { sends } from './benches/sends.ts'
import { storm } from './benches/storm.ts'
import { web } from './benches/web.ts'
import { dataFolders, sweepDatabases } from './database/start-database.ts'
import { findCores, hasCoreToSpare, pin } from './machine/cores.ts'
import { type Facts, readFacts } from './machine/facts.ts'
import { type BenchName, type Options, readOptions, USAGE } from './options.ts'
import { printProfiles } from './profile/print-profile.ts'
import { type Findings, printFindings } from './report/report.ts'

const BENCHES: Readonly<Record<BenchName, Bench>> = { fanout, sends, idle, storm, cluster, web, admin }

/** `npm run bench`: measures, prints, stops what it started. */
async function main(options: Options): Promise<number> {
  if (options.benches.length === 0) {
    console.log(USAGE)
    return 1
  }
  const loadBefore = loadavg()[0] ?? 0
  const cores = findCores()
  if (cores === null) console.log('Nothing is pinned: there is no second core, or no taskset. Trust the ratios less.')
  else pin(process.pid, cores.generator)
  await sweepDatabases()
  const folder = mkdtempSync(path.join(dataFolders, `${process.pid}-`))
  const stoppers: (() => Promise<void>)[] = []
  const stopAll = async () => {
    for (let stop = stoppers.pop(); stop !== undefined; stop = stoppers.pop()) await stop().catch(console.error)
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const leave = () => sweepDatabases({ ownToo: true }).finally(() => process.exit(130))
    process.once(signal, () => {
      // Whatever was being started fails when its database goes.
      for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => undefined)
      void stopAll().then(leave, leave)
    })
  }
  const setting: Setting = {
    options,
    cores,
    folder,
    isHot: hasCoreToSpare(cores),
    keep(thing) {
      stoppers.push(() => thing.stop())
      return thing
    },
    say: (text) => console.log(text),
    measured: new Map(),
  }
  const facts = readFacts(cores, loadBefore, dataFolders)
  const all: Findings[] = []
  try {
    for (const name of options.benches) {
      const findings = await BENCHES[name](setting)
      for (let stop = stoppers.pop(); stop !== undefined; stop = stoppers.pop()) await stop()
      printFindings(findings)
      if (options.profileFolder !== null) printProfiles(options.profileFolder, setting.measured)
      all.push(findings)
    }
  } finally {
    await stopAll()
  }
  console.log(
    `\n${facts.processor}, ${facts.cores} cores, Node ${facts.node}, ${facts.date}, load before ${loadBefore}`,
  )
  if (options.json) console.log(JSON.stringify(toJson(all, facts, options)))
  return all.every(({ isComplete }) => isComplete) ? 0 : 1
}

function toJson(all: readonly Findings[], machine: Facts, options: Options) {
  const single = all.length === 1 ? all[0] : undefined
  return {
    name: single?.name ?? 'all',
    peers: single?.peers ?? Object.fromEntries(all.map(({ name, peers }) => [name, peers])),
    ratios: Object.assign({}, ...all.map(({ ratios }) => ratios)),
    ok: all.every(({ isComplete }) => isComplete),
    generator_saturated: all.some(({ generatorSaturated }) => generatorSaturated),
    remarks: all.flatMap(({ remarks }) => remarks),
    rounds: options.rounds,
    seconds: options.seconds,
    machine,
  }
}

try {
  process.exit(await main(readOptions(process.argv.slice(2))))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
