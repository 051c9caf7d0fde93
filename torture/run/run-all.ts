import { rmSync } from 'node:fs'
import path from 'node:path'
import { createStopping, makeThrowAwayFolder, type Stopping } from '@parley/testkit'
import type { Options } from '../options/read-options.ts'
import { summarise, writeReport } from '../report/summary.ts'
import { renderTable } from '../report/table.ts'
import type { Result } from './result.ts'
import { runFault } from './run-fault.ts'

/** Nothing in a run waits for ever, but a run as a whole is bounded, too: beyond its own length. */
const SETUP_MS = 15 * 60_000

/** Runs every fault that was asked for with every seed, one after the other. Returns the exit code. */
export async function runAll(options: Options, onStop: (stopping: Stopping | null) => void): Promise<number> {
  const folder = options.keep ?? makeThrowAwayFolder('logs')
  const results: Result[] = []
  const broken: { fault: string; reason: string }[] = []
  for (const fault of options.faults) {
    for (const seed of options.seeds) {
      const begunAt = Date.now()
      const say = (text: string) =>
        console.log(`${((Date.now() - begunAt) / 1000).toFixed(1).padStart(6)} s  ${fault.name}, seed ${seed}: ${text}`)
      const stopping = createStopping()
      onStop(stopping)
      const runFolder = path.join(folder, `${fault.name}-${seed}`)
      try {
        const limitMs = SETUP_MS + options.duration * 20_000
        const result = await within(runFault({ fault, seed, options, folder: runFolder, stopping, say }), limitMs)
        results.push(result)
        tellProblems(result)
      } catch (error) {
        const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
        broken.push({ fault: fault.name, reason: `could not be run: ${reason}` })
        console.error(`  ✗ could not be run: ${reason}`)
      } finally {
        await stopping.stop()
        onStop(null)
        if (options.keep === null) rmSync(runFolder, { recursive: true, force: true })
      }
    }
  }
  if (options.keep === null) rmSync(folder, { recursive: true, force: true })
  console.log(`\n${renderTable(results)}\n`)
  const summary = summarise(results, broken)
  console.log(summary.ok ? 'Every bar holds.' : 'Not every bar holds: see the lines with ✗.')
  writeReport(summary, options)
  return summary.ok ? 0 : 1
}

function tellProblems({ problems, warnings, findings, numbers }: Result): void {
  const own = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
  const {
    sent,
    acked,
    missing,
    longestAckPauseMs,
    longestOutageMs,
    outages,
    outageP99Ms,
    deliveryP99Ms: p99,
  } = findings
  const said = [
    `sent ${sent}, acked ${acked}, missing ${missing}`,
    `longest time without an ack ${longestAckPauseMs} ms`,
    `${outages} outages, p99 ${outageP99Ms} ms, longest ${longestOutageMs} ms`,
    `p99 of deliveries ${p99.before}, ${p99.during}, ${p99.after} ms before, during and after`,
    ...own,
  ]
  console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${said.join('; ')}`)
  for (const warning of warnings) console.log(`  ! ${warning}`)
  for (const problem of problems) console.log(`  ✗ ${problem}`)
  if (problems.length > 0) for (const example of findings.examples) console.log(`      ${example}`)
}

function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${limitMs / 1000} s`)), limitMs)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
